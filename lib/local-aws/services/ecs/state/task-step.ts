import type { TaskStopCode } from '@aws-sdk/client-ecs'

/** The states that a task passes, in their order; any of them may be skipped. */
export const taskStatuses = [
  'PROVISIONING',
  'PENDING',
  'ACTIVATING',
  'RUNNING',
  'DEACTIVATING',
  'STOPPING',
  'DEPROVISIONING',
  'STOPPED',
] as const

export type TaskStatus = (typeof taskStatuses)[number]

/** Something that will happen to a task at a time of the movable clock. */
export type TaskStep = { atMs: number } & TaskEvent

export type TaskEvent =
  | { kind: 'status'; status: TaskStatus }
  /** It has waited for capacity in vain. */
  | { kind: 'unplaced'; code: TaskStopCode; reason: string }
  | { kind: 'attach' }
  | { kind: 'attaching' }
  | { kind: 'connect' }
  | { kind: 'pull-start' }
  | { kind: 'pull-stop' }
  | { kind: 'start-containers' }
  /** The time to look for a fault that stops what runs. */
  | { kind: 'strike' }
  | { kind: 'detached' }
  | { kind: 'give-up' }
  | { kind: 'forget' }
  | ContainerEvent

export type ContainerEvent = { container: string } & (
  | { kind: 'line'; text: string }
  | { kind: 'health'; verdict: 'HEALTHY' | 'UNHEALTHY' }
  /** The agent of ECS Exec is ready. */
  | { kind: 'agent' }
  /** The time that others wait for the container is over. */
  | { kind: 'start-timeout' }
  | { kind: 'exit'; exitCode: number; reason?: string; text?: string }
)
