'use client'

import type { ContainerChoice } from '@/lib/catalog/choices'
import { limits } from '@/lib/run-task/form/limits'
import { FieldPair } from '../form-section'
import { containersPath } from '../../form-state/form-values'
import { OverrideField } from '../../fields/override-field'
import { useField } from '../../fields/use-field'
import { WholeNumberField } from '../../fields/whole-number-field'
import { EnvironmentFileRows } from './environment-file-rows'
import { ResourceRows } from './resource-rows'

interface Props {
  index: number
  container: ContainerChoice | undefined
}

/** What is rarely overridden of a container. */
export const ContainerExtrasFields = ({ index, container }: Props) => (
  <>
    <FieldPair>
      <SizeField index={index} member="cpu" label="CPU units" of={container?.cpu} />
      <SizeField index={index} member="memory" label="Memory, MiB" of={container?.memory} />
      <SizeField
        index={index}
        member="memoryReservation"
        label="Memory reservation, MiB"
        of={container?.memoryReservation}
      />
    </FieldPair>
    <ResourceRows index={index} inherited={container?.resourceRequirements ?? []} />
    <EnvironmentFileRows index={index} inherited={container?.environmentFiles ?? []} />
  </>
)

const limitsOf = {
  cpu: limits.containerCpu,
  memory: limits.containerMemory,
  memoryReservation: limits.containerMemory,
}

function SizeField({
  index,
  member,
  label,
  of,
}: {
  index: number
  member: keyof typeof limitsOf
  label: string
  of: number | undefined
}) {
  const path = `${containersPath}.${index}.${member}` as const
  const { value, onChange } = useField(path)
  return (
    <OverrideField
      path={path}
      label={label}
      isOverridden={value !== undefined && value !== ''}
      inherited={of}
      revert={() => onChange(undefined)}
    >
      <WholeNumberField path={path} label={label} {...limitsOf[member]} isEager />
    </OverrideField>
  )
}
