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
  | { kind: 'attach' }
  | { kind: 'connect' }
  | { kind: 'pull-start' }
  | { kind: 'pull-stop' }
  | { kind: 'start-containers' }
  | { kind: 'line'; container: string; text: string }
  | { kind: 'health'; container: string }
  | { kind: 'exit'; container: string; exitCode: number; reason?: string; text?: string }
  | { kind: 'give-up' }
  | { kind: 'forget' }
