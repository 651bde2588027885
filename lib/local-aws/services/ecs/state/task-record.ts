import type { CommandScript, OutputLine } from '../../../containers/command-script.ts'
import type { ContainerInstance, TakenRoom } from './container-instance.ts'
import type { DefinitionRecord } from './ecs-records.ts'
import type { PlacementRequest } from './placement-request.ts'
import type { TaskStep } from './task-step.ts'
import type { Tag, WireContainer, WireContainerDefinition, WireTask } from './wire.ts'

/** One container of a task: what DescribeTasks shows, and what it is doing. */
export interface ContainerRun {
  definition: WireContainerDefinition
  /** The same object as in the task's `containers`. */
  shown: WireContainer
  phase: 'waiting' | 'running' | 'stopped'
  script?: CommandScript
  startedAtMs?: number
  /** Output that is not written yet. */
  output?: Iterator<OutputLine>
  termSent: boolean
}

export type TaskPlatform = 'fargate' | 'ec2-bridge' | 'ec2-awsvpc'

/** A task: its origin, its state and its next steps. */
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
  /** The next steps, earliest first. */
  steps: TaskStep[]
  /** Steps that were due while a fault held the task, earliest first. */
  heldSteps?: TaskStep[]
  /** The ID of the fault that holds, or last held, the task. */
  heldBy?: string
  /** True while its containers are being stopped, in the reverse order of their dependencies. */
  isTerminating?: boolean
  createdAtMs: number
  /** Before this time, only the answer of RunTask shows the task. */
  visibleAtMs: number
  subnetId?: string
  securityGroupIds: string[]
  assignPublicIp: boolean
  networkInterfaceId?: string
  instance?: ContainerInstance
  room?: TakenRoom
  /** Present while the task waits for an instance from managed scaling. */
  waiting?: PlacementRequest
  /** Parts that a waiting task does not show yet. */
  shownWhenPlaced?: Pick<
    WireTask,
    'attributes' | 'containers' | 'healthStatus' | 'inferenceAccelerators' | 'overrides'
  >
  /** The order in which ListTasks lists the task. The store sets it. */
  listOrder: number
  /** Every lastStatus that the task has had. */
  history: { status: string; atMs: number }[]
}

/** Whether the task has a network interface of its own. */
export function isAwsvpc({ platform }: Pick<TaskRecord, 'platform'>): boolean {
  return platform !== 'ec2-bridge'
}
