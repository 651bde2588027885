import type { TaskStopCode } from '@aws-sdk/client-ecs'

/** The states of a task, in their order. A task may skip states. */
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
  /** The task waited for capacity, and none came. */
  | { kind: 'unplaced'; code: TaskStopCode; reason: string }
  | { kind: 'attach' }
  | { kind: 'attaching' }
  | { kind: 'connect' }
  | { kind: 'pull-start' }
  | { kind: 'pull-stop' }
  | { kind: 'start-containers' }
  /** Looks for a fault that stops running tasks. */
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
  /** The container's start timeout is over. */
  | { kind: 'start-timeout' }
  | { kind: 'exit'; exitCode: number; reason?: string; text?: string }
)
