'use client'

import { useRows } from '../../fields/use-rows'
import { TagRows } from '../tags/tag-rows'
import { TextButton } from '../../../ui/text-button'
import classes from '../sections.module.css'
import { PropagateTagsField } from '../tags/tags-fields'

/** `tagSpecifications`: those of the volume itself, beside the ones that ECS gives it. */
export function VolumeTags({ index }: { index: number }) {
  const path = `volumeConfigurations.${index}.managedEBSVolume.tagSpecifications` as const
  const { fields, add, remove } = useRows(path)

  if (fields.length === 0) {
    return (
      <p className={classes.foot}>
        <TextButton
          path={`${path}.add`}
          onClick={() => add({ resourceType: 'volume', tags: [] }, 'tags.add')}
        >
          Tag the volume
        </TextButton>
      </p>
    )
  }
  return fields.map(({ id }, place) => (
    <fieldset key={id} className={classes.rows}>
      <legend className={classes.label}>Tags of the volume</legend>
      <TagRows path={`${path}.${place}.tags`} />
      <PropagateTagsField path={`${path}.${place}.propagateTags`} />
      <p className={classes.foot}>
        <TextButton onClick={() => remove(place)}>Remove these tags</TextButton>
      </p>
    </fieldset>
  ))
}
