import type { GuidePage } from './rules/guide.ts'

/**
 * How a task ended, or that it is still running.
 *
 * - `succeeded`: every essential container exited with code 0.
 * - `failed`: it ran, and an essential container failed.
 * - `stopped`: a person or a program called StopTask.
 * - `interrupted`: AWS stopped it, for Spot, the host, maintenance or a service.
 * - `never-started`: it was stopped before its containers ran.
 * - `running`: not stopped yet. `category` is Starting, Running or Stopping.
 * - `unknown`: ECS's answer doesn't say.
 */
export type Outcome =
  'succeeded' | 'failed' | 'stopped' | 'interrupted' | 'never-started' | 'running' | 'unknown'

/** One fact that the verdict is based on, and the member of DescribeTasks that it comes from. */
export interface Evidence {
  /**
   * `stopCode`, `stoppedReason`, `containers[].exitCode`, `containers[].reason`,
   * `containers[].lastStatus`, `attachments[].details`, `lastStatus`, `connectivity`, `healthStatus`
   * or `logConfiguration`.
   */
  field: string
  container?: string
  exitCode?: number
  /** AWS's own words, unchanged. */
  sentence?: string
  /** Where the container's log stands, if its driver is awslogs. */
  log?: LogPlace
}

/** A log stream of CloudWatch Logs. */
export interface LogPlace {
  group: string
  /** Undefined if its name isn't known, as on EC2 without a prefix. */
  stream?: string
  /** Undefined is the Region of the task. */
  region?: string
}

/** AWS's own words, unchanged and complete. */
export interface RawStop {
  stopCode?: string
  stoppedReason?: string
  containers: { name: string; exitCode?: number; reason?: string }[]
}

export interface Verdict {
  outcome: Outcome
  /** The ID of the stop rule that decided. Undefined if exit codes or the stop code did. */
  rule?: string
  /** ECS's error name if it has one, such as `CannotPullContainerError`, or else our own. */
  category: string
  /** One line: what happened. */
  title: string
  /** Why it happened, as far as the evidence shows. */
  cause: string
  /** The next step. Empty if there is nothing to do. */
  remedy: string
  /** The AWS page about it. */
  guide?: GuidePage
  evidence: Evidence[]
  raw: RawStop
}
