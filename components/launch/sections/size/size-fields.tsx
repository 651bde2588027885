'use client'

import { useController } from 'react-hook-form'
import { nameOfArn } from '@/lib/aws/arn'
import { limits } from '@/lib/run-task/form/limits'
import { FieldPair } from '../form-section'
import { useLaunchForm } from '../../form-state/form-values'
import { useLaunchCatalogs } from '../../form-state/launch-catalogs'
import { OverrideField } from '../../fields/override-field'
import { RoleField } from '../../fields/role-field'
import { useIsOnFargate } from '../../form-state/use-effective-compute'
import { WholeNumberField } from '../../fields/whole-number-field'
import { AcceleratorFields } from './accelerator-fields'
import { TaskSizeFields } from './task-size-fields'

/** `overrides` of the task itself, each over what the definition gives. */
export function SizeFields() {
  const { choices } = useLaunchCatalogs().definition
  return (
    <>
      <FieldPair>
        <TaskSizeFields />
        <OverriddenRole path="overrides.taskRoleArn" label="Task role" of={choices?.taskRoleArn} />
        <OverriddenRole
          path="overrides.executionRoleArn"
          label="Execution role"
          of={choices?.executionRoleArn}
        />
        <StorageField />
      </FieldPair>
      <AcceleratorFields />
    </>
  )
}

function OverriddenRole({
  path,
  label,
  of,
}: {
  path: 'overrides.taskRoleArn' | 'overrides.executionRoleArn'
  label: string
  of: string | undefined
}) {
  const { control } = useLaunchForm()
  const { field } = useController({ control, name: path })
  return (
    <OverrideField
      path={path}
      label={label.toLowerCase()}
      isOverridden={Boolean(field.value)}
      inherited={of && nameOfArn(of)}
      revert={() => field.onChange(undefined)}
    >
      <RoleField path={path} label={label} trusted="ecs-tasks.amazonaws.com" />
    </OverrideField>
  )
}

/** Fargate gives 20 GiB to a task that asks for none (Developer Guide, ephemeral storage). */
const ofFargateGiB = 20

function StorageField() {
  const { definition } = useLaunchCatalogs()
  const { control } = useLaunchForm()
  const isOnFargate = useIsOnFargate()
  const path = 'overrides.ephemeralStorage.sizeInGiB'
  const { field } = useController({ control, name: path })
  const inherited =
    definition.choices?.ephemeralStorageGiB ?? (isOnFargate ? ofFargateGiB : undefined)
  return (
    <OverrideField
      path={path}
      label="ephemeral storage"
      isOverridden={field.value !== undefined && field.value !== ''}
      inherited={inherited && `${inherited} GiB`}
      revert={() => field.onChange(undefined)}
    >
      <WholeNumberField
        path={path}
        label="Ephemeral storage, GiB"
        placeholder={isOnFargate === false ? 'Of Fargate only' : undefined}
        {...limits.ephemeralStorage}
        isEager
      />
    </OverrideField>
  )
}
