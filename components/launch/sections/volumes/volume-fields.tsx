'use client'

import { useRows } from '../../fields/use-rows'
import { useLaunchCatalogs } from '../../form-state/launch-catalogs'
import { TextButton } from '../../../ui/text-button'
import classes from '../sections.module.css'
import { VolumeBlock } from './volume-block'

/** `volumeConfigurations`: one managed EBS volume each. */
export function VolumeFields() {
  const { definition } = useLaunchCatalogs()
  const { fields, remove } = useRows('volumeConfigurations', 'section.size')
  const wanted = definition.choices?.volumes.filter(({ configuredAtLaunch }) => configuredAtLaunch)

  // By name, not by the row's ID: all IDs are new when the definition adds a row.
  const keyOf = (name: string, index: number) =>
    `${name} ${fields.slice(0, index).filter(row => row.name === name).length}`
  return fields.map(({ name }, index) => (
    <div
      key={keyOf(name, index)}
      className={classes.volume}
      role="group"
      aria-label={`Volume ${name}`}
    >
      <p className={classes.volumeHead} data-path={`volumeConfigurations.${index}.name`}>
        <code>{name}</code>
        {wanted && !wanted.some(volume => volume.name === name) && (
          <TextButton label={`Remove volume ${name}`} onClick={() => remove(index)}>
            Remove it
          </TextButton>
        )}
      </p>
      <VolumeBlock index={index} />
    </div>
  ))
}
