import type { Call } from '../../../world/operation.ts'
import { toEcsArn } from '../lookup/arns.ts'
import type { RunTaskRequest } from './run-task-schema.ts'
import type { ContainerRun } from '../state/task-record.ts'
import { toUuid } from '../state/to-uuid.ts'
import type { WireContainer, WireContainerDefinition, WireTaskDefinition } from '../state/wire.ts'

/**
 * The size of a container as tasks show it: numbers are text, and memory is shown only if there is
 * a limit.
 */
function toShownSize(
  { cpu, memory, memoryReservation, name }: WireContainerDefinition,
  overrides: RunTaskRequest['overrides'],
): Pick<WireContainer, 'cpu' | 'memory' | 'memoryReservation'> {
  const override = overrides?.containerOverrides.find(one => one.name === name)
  const hard = override?.memory ?? memory
  const soft = override?.memoryReservation ?? memoryReservation
  return {
    cpu: String(override?.cpu ?? cpu ?? 0),
    ...(hard === undefined ? {} : { memory: String(hard) }),
    ...(soft === undefined ? {} : { memoryReservation: String(soft) }),
  }
}

/** The containers of a new task, in the definition's order. */
export function createContainers(
  call: Call,
  definition: WireTaskDefinition,
  request: RunTaskRequest,
  taskArn: string,
): ContainerRun[] {
  const task = taskArn.slice(taskArn.indexOf(':task/') + ':task/'.length)
  return (definition.containerDefinitions ?? []).map(container => ({
    definition: container,
    phase: 'waiting',
    termSent: false,
    shown: {
      containerArn: toEcsArn(call, `container/${task}/${toUuid(call.world.random.hex(32))}`),
      taskArn,
      name: container.name ?? '',
      image: container.image ?? '',
      lastStatus: 'PENDING',
      networkInterfaces: [],
      networkBindings: [],
      healthStatus: 'UNKNOWN',
      ...toShownSize(container, request.overrides),
      ...(request.enableExecuteCommand
        ? { managedAgents: [{ name: 'ExecuteCommandAgent' as const, lastStatus: 'PENDING' }] }
        : {}),
    },
  }))
}
