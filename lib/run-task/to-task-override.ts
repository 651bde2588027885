import type { ContainerOverride, TaskOverride } from '@aws-sdk/client-ecs'
import type { ContainerOverrideValues, Overrides } from './overrides-schema.ts'

/** `overrides` of the request, or undefined when nothing is overridden. */
export function toTaskOverride({ containerOverrides }: Overrides): TaskOverride | undefined {
  const containers = containerOverrides.flatMap(toContainerOverride)
  return containers.length > 0 ? { containerOverrides: containers } : undefined
}

function toContainerOverride(container: ContainerOverrideValues): ContainerOverride[] {
  const { name, command } = container
  const environment = container.environment.filter(row => row.name !== '' || row.value !== '')
  if (!command && environment.length === 0) return []
  return [
    {
      name,
      ...(command && { command }),
      ...(environment.length > 0 && { environment }),
    },
  ]
}
