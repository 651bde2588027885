'use client'

import { useFieldArray } from 'react-hook-form'
import { focusFieldSoon } from '../../form-state/focus-field'
import { useLaunchForm } from '../../form-state/form-values'
import { TagRows } from '../tags/tag-rows'
import { TextButton } from '../../../ui/text-button'
import classes from '../sections.module.css'
import { PropagateTagsField } from '../tags/tags-fields'

/** `tagSpecifications`: those of the volume itself, beside the ones that ECS gives it. */
export function VolumeTags({ index }: { index: number }) {
  const { control } = useLaunchForm()
  const path = `volumeConfigurations.${index}.managedEBSVolume.tagSpecifications` as const
  const { fields, append, remove } = useFieldArray({ control, name: path })

  function add() {
    append({ resourceType: 'volume', tags: [] })
    focusFieldSoon(`${path}.0.tags.add`)
  }
  if (fields.length === 0) {
    return (
      <p className={classes.foot}>
        <TextButton path={`${path}.add`} onClick={add}>
          Tag the volume
        </TextButton>
      </p>
    )
  }
  return fields.map(({ id }, place) => (
    <fieldset key={id} className={classes.rows}>
      <legend className={classes.label}>Tags of the volume</legend>
      <TagRows path={`${path}.${place}.tags`} />
      <PropagateTagsField path={`${path}.${place}.propagateTags`} label="Propagate to the volume" />
      <p className={classes.foot}>
        <TextButton
          onClick={() => {
            remove(place)
            focusFieldSoon(`${path}.add`)
          }}
        >
          Remove these tags
        </TextButton>
      </p>
    </fieldset>
  ))
}
