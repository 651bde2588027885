'use client'

import { useWatch } from 'react-hook-form'
import { limits } from '@/lib/run-task/form/limits'
import { filesystemTypes, volumeTypes } from '@/lib/run-task/form/volumes-schema'
import { FieldPair } from '../form-section'
import { useLaunchForm } from '../../form-state/form-values'
import { RoleField } from '../../fields/role-field'
import { SelectField } from '../../fields/select-field'
import { TextField } from '../../fields/text-field'
import { WholeNumberField } from '../../fields/whole-number-field'
import { TriState } from '../../fields/tri-state'
import { VolumeTags } from './volume-tags'

/** The types that take IOPS (API Reference, TaskManagedEBSVolumeConfiguration). */
const provisioned = ['gp3', 'io1', 'io2']

/** Every field of one managed EBS volume. */
export function VolumeBlock({ index }: { index: number }) {
  const { control } = useLaunchForm()
  const path = `volumeConfigurations.${index}.managedEBSVolume` as const
  const ebs = useWatch({ control, name: path })
  const type = ebs?.volumeType || 'gp3'
  return (
    <>
      <FieldPair>
        <RoleField path={`${path}.roleArn`} trusted="ecs.amazonaws.com" />
        <SelectField
          path={`${path}.volumeType`}
          choices={volumeTypes.map(value => ({ value, label: value }))}
          placeholder="Not set"
        />
        <WholeNumberField path={`${path}.sizeInGiB`} label="Size, GiB" {...limits.volumeSize} />
        <TextField
          path={`${path}.snapshotId`}
          placeholder="snap-…"
          description="Use it instead of a size, or with a size at least as large."
          isMono
        />
        {(provisioned.includes(type) || ebs?.iops !== undefined) && (
          <WholeNumberField
            path={`${path}.iops`}
            placeholder={type === 'gp3' ? '3000' : 'Required'}
            {...limits.volumeIops}
          />
        )}
        {(type === 'gp3' || ebs?.throughput !== undefined) && (
          <WholeNumberField
            path={`${path}.throughput`}
            label="Throughput, MiB/s"
            placeholder="125"
            {...limits.volumeThroughput}
          />
        )}
        {(ebs?.snapshotId || ebs?.volumeInitializationRate) && (
          <WholeNumberField
            path={`${path}.volumeInitializationRate`}
            label="Initialization rate, MiB/s"
            {...limits.volumeInitializationRate}
          />
        )}
        <SelectField
          path={`${path}.filesystemType`}
          choices={filesystemTypes.map(value => ({ value, label: value }))}
          placeholder="xfs"
        />
        <TriState
          path={`${path}.encrypted`}
          words={{ unset: 'Account’s default', on: 'Encrypted', off: 'Not' }}
        />
        <TextField path={`${path}.kmsKeyId`} placeholder="AWS managed key" isMono />
        <TriState
          path={`${path}.terminationPolicy.deleteOnTermination`}
          words={{ unset: 'Default: delete', on: 'Delete', off: 'Keep' }}
        />
      </FieldPair>
      <VolumeTags index={index} />
    </>
  )
}
