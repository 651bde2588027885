'use client'

import { nameOfArn } from '@/lib/aws/arn'
import { limits } from '@/lib/run-task/form/limits'
import { FieldPair } from '../form-section'
import { useLaunchCatalogs } from '../../form-state/launch-catalogs'
import { OverrideField } from '../../fields/override-field'
import { RoleField } from '../../fields/role-field'
import { useField } from '../../fields/use-field'
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
        <OverriddenRole path="overrides.taskRoleArn" of={choices?.taskRoleArn} />
        <OverriddenRole path="overrides.executionRoleArn" of={choices?.executionRoleArn} />
        <StorageField />
      </FieldPair>
      <AcceleratorFields />
    </>
  )
}

function OverriddenRole({
  path,
  of,
}: {
  path: 'overrides.taskRoleArn' | 'overrides.executionRoleArn'
  of: string | undefined
}) {
  const { value, onChange, label } = useField(path)
  return (
    <OverrideField
      path={path}
      label={label.toLowerCase()}
      isOverridden={Boolean(value)}
      inherited={of && nameOfArn(of)}
      revert={() => onChange(undefined)}
    >
      <RoleField path={path} trusted="ecs-tasks.amazonaws.com" />
    </OverrideField>
  )
}

/** Fargate gives 20 GiB to a task that asks for none (Developer Guide, ephemeral storage). */
const ofFargateGiB = 20

function StorageField() {
  const { definition } = useLaunchCatalogs()
  const isOnFargate = useIsOnFargate()
  const path = 'overrides.ephemeralStorage.sizeInGiB'
  const { value, onChange } = useField(path)
  const inherited =
    definition.choices?.ephemeralStorageGiB ?? (isOnFargate ? ofFargateGiB : undefined)
  return (
    <OverrideField
      path={path}
      label="ephemeral storage"
      isOverridden={value !== undefined && value !== ''}
      inherited={inherited && `${inherited} GiB`}
      revert={() => onChange(undefined)}
    >
      <WholeNumberField
        path={path}
        label="Ephemeral storage, GiB"
        placeholder={isOnFargate === false ? 'Fargate only' : undefined}
        {...limits.ephemeralStorage}
        isEager
      />
    </OverrideField>
  )
}
