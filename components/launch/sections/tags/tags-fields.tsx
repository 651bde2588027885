'use client'

import { useWatch } from 'react-hook-form'
import { CheckField } from '../../fields/check-field'
import { FieldPair } from '../form-section'
import { useLaunchForm } from '../../form-state/form-values'
import { SelectField } from '../../fields/select-field'
import { TagRows } from './tag-rows'

/** The task's tags: its own, the definition's, and those that ECS manages. */
export const TagsFields = () => (
  <>
    <TagRows path="tags" />
    <FieldPair>
      <PropagateTagsField path="propagateTags" />
      <CheckField path="enableECSManagedTags" description="Adds aws:ecs:clusterName to the task." />
    </FieldPair>
  </>
)

const choices = [
  { value: 'TASK_DEFINITION', label: 'From the task definition' },
  { value: 'NONE', label: 'None' },
]

/** SERVICE shows only where it came in from outside: RunTask refuses it. */
export function PropagateTagsField({
  path,
}: {
  path:
    | 'propagateTags'
    | `volumeConfigurations.${number}.managedEBSVolume.tagSpecifications.${number}.propagateTags`
}) {
  const { control } = useLaunchForm()
  const isService = useWatch({ control, name: path }) === 'SERVICE'
  return (
    <SelectField
      path={path}
      placeholder="Not set: none"
      choices={isService ? [...choices, { value: 'SERVICE', label: 'SERVICE' }] : choices}
    />
  )
}
