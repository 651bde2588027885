/** For how long the server tries a stop that came before ECS listed the task. */
export const PENDING_STOP_MS = 30_000

/**
 * A stop that was asked for before ECS listed the task.
 * - `open`: the server tries it again until `until`.
 * - `refused`: AWS refused it, or the session that asked has ended.
 * - `given-up`: ECS did not list the task in time.
 *
 * A stop that ECS took is no longer pending: the task itself shows it.
 */
export interface PendingStop {
  state: 'open' | 'refused' | 'given-up'
  /** ISO 8601. */
  until: string
  failure?: { kind: string; message: string; code?: string; detail?: string }
}
