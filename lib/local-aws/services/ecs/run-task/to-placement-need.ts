import type { PortUse } from '../state/container-instance.ts'
import type { TaskSize } from './check-overrides.ts'
import type { RunTaskRequest } from './run-task-schema.ts'
import type { WireContainerDefinition, WireTaskDefinition } from '../state/wire.ts'
import type { PlacementNeed } from '../state/placement-request.ts'

/**
 * The host ports that a container names: in host mode all of its ports, in bridge mode those that
 * are not 0.
 */
function toPorts(container: WireContainerDefinition, networkMode: string): PortUse[] {
  if (networkMode !== 'host' && networkMode !== 'bridge') return []
  return (container.portMappings ?? []).flatMap(({ hostPort, containerPort, protocol = 'tcp' }) => {
    const port = networkMode === 'host' ? (containerPort ?? 0) : (hostPort ?? 0)
    return port > 0 ? [{ port, protocol }] : []
  })
}

function countGpusOf(
  container: WireContainerDefinition,
  overrides: RunTaskRequest['overrides'],
): number {
  const override = overrides?.containerOverrides.find(({ name }) => name === container.name)
  const requirements = override?.resourceRequirements ?? container.resourceRequirements ?? []
  const value = requirements.find(({ type }) => type === 'GPU')?.value
  // ALL is a different number on each instance, so an instance needs at least one GPU.
  return value === 'ALL' ? 1 : Number(value ?? 0)
}

/** What a task of this size needs on an instance. */
export function toPlacementNeed(
  definition: WireTaskDefinition,
  overrides: RunTaskRequest['overrides'],
  size: TaskSize,
  subnets: ReadonlyMap<string, string> | undefined,
): PlacementNeed {
  const { containerDefinitions = [], networkMode = 'bridge', requiresAttributes = [] } = definition
  const gpus = containerDefinitions.map(
    container => [container.name ?? '', countGpusOf(container, overrides)] as const,
  )
  return {
    ...size,
    ports: containerDefinitions.flatMap(container => toPorts(container, networkMode)),
    gpus: new Map(gpus.filter(([, count]) => count > 0)),
    subnets,
    attributes: requiresAttributes.map(({ name = '', value }) => ({ name, value })),
  }
}
