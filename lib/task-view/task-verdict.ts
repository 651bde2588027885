/** How a task ended, or that it has not: the outcomes of `lib/verdict`, which this room may not import. */
export type TaskOutcome =
  'succeeded' | 'failed' | 'stopped' | 'interrupted' | 'never-started' | 'running' | 'unknown'

/** What a page shows of a verdict; `explainStop` answers it. */
export interface TaskVerdict {
  outcome: TaskOutcome
  category: string
  title: string
  cause: string
  remedy: string
  evidence: { field: string; container?: string; exitCode?: number; sentence?: string }[]
  raw: {
    stopCode?: string
    stoppedReason?: string
    containers: { name: string; exitCode?: number; reason?: string }[]
  }
}
