/**
 * How a task ended, or that it has not.
 *
 * - `succeeded`: every essential container exited with 0.
 * - `failed`: it ran, and an essential container ended badly.
 * - `stopped`: a person (or a program calling StopTask) ended it.
 * - `interrupted`: AWS ended it: Spot, host, maintenance, service scheduler.
 * - `never-started`: it was stopped before its containers ran.
 * - `running`: not stopped yet; `category` says Starting, Running or Stopping.
 * - `unknown`: what ECS tells does not say.
 */
export type Outcome =
  'succeeded' | 'failed' | 'stopped' | 'interrupted' | 'never-started' | 'running' | 'unknown'

/** One fact that the verdict rests on, and the member of DescribeTasks it was read from. */
export interface Evidence {
  /** `stopCode`, `stoppedReason`, `containers[].exitCode` or `containers[].reason`. */
  field: string
  container?: string
  exitCode?: number
  /** AWS's own words, unchanged. */
  sentence?: string
}

/** AWS's own words, unchanged and complete. */
export interface RawStop {
  stopCode?: string
  stoppedReason?: string
  containers: { name: string; exitCode?: number; reason?: string }[]
}

export interface Verdict {
  outcome: Outcome
  /** The error name that ECS uses where there is one (`CannotPullContainerError`), else ours. */
  category: string
  /** One line: what happened. */
  title: string
  /** Why, as far as the evidence carries. */
  cause: string
  /** The next step; empty when there is nothing to do. */
  remedy: string
  evidence: Evidence[]
  raw: RawStop
}
