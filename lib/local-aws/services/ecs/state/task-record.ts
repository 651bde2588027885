import type { CommandScript, OutputLine } from '../../../containers/command-script.ts'
import type { ContainerInstance, TakenRoom } from './container-instance.ts'
import type { DefinitionRecord } from './ecs-records.ts'
import type { PlacementRequest } from './placement-request.ts'
import type { TaskStep } from './task-step.ts'
import type { Tag, WireContainer, WireContainerDefinition, WireTask } from './wire.ts'

/** One container of a task: what DescribeTasks shows, and what it is doing. */
export interface ContainerRun {
  definition: WireContainerDefinition
  /** The very object inside the task. */
  shown: WireContainer
  phase: 'waiting' | 'running' | 'stopped'
  script?: CommandScript
  startedAtMs?: number
  /** Output not yet written. */
  output?: Iterator<OutputLine>
  termSent: boolean
}

export type TaskPlatform = 'fargate' | 'ec2-bridge' | 'ec2-awsvpc'

/** A task, what it was made of, and what will become of it. */
export interface TaskRecord {
  id: string
  clusterName: string
  family: string
  platform: TaskPlatform
  /** As DescribeTasks answers it, without tags. */
  shown: WireTask
  tags: Tag[]
  source: DefinitionRecord
  containers: ContainerRun[]
  /** What happens next, earliest first. */
  steps: TaskStep[]
  /** What was due while a fault held the task in its state, earliest first. */
  heldSteps?: TaskStep[]
  /** The id of the fault that holds, or last held, the task. */
  heldBy?: string
  /** Its containers are being stopped, in the reverse order of their dependencies. */
  isTerminating?: boolean
  createdAtMs: number
  /** Until then only RunTask knows of it. */
  visibleAtMs: number
  subnetId?: string
  securityGroupIds: string[]
  assignPublicIp: boolean
  networkInterfaceId?: string
  instance?: ContainerInstance
  room?: TakenRoom
  /** Of a task without an instance, for which managed scaling is to bring one. */
  waiting?: PlacementRequest
  /** What such a task does not show before it has a place. */
  shownWhenPlaced?: Pick<
    WireTask,
    'attributes' | 'containers' | 'healthStatus' | 'inferenceAccelerators' | 'overrides'
  >
  /** Set by the store; the order in which ListTasks answers. */
  listOrder: number
  /** Every lastStatus it has had. */
  history: { status: string; atMs: number }[]
}

/** Whether the task has a network interface of its own. */
export function isAwsvpc({ platform }: Pick<TaskRecord, 'platform'>): boolean {
  return platform !== 'ec2-bridge'
}
