import type { Failure } from '../aws/failure.ts'

/** What RunTask refused beside what it accepted: `failures[]`, in AWS's words. */
export interface PlacementFailure {
  arn?: string
  reason: string
  detail?: string
}

/**
 * What became of one click on Launch.
 * - `launched`: at least one task was accepted; `href` is the task's page, or the launch's page
 *   when there are several tasks or some were refused.
 * - `unplaced`: ECS accepted the request and placed nothing; `failures` say why.
 * - `refused`: nothing was started. The intent is closed.
 * - `open`: no answer; it may have started. The same `launchId` must be sent again, never a new one.
 */
export type LaunchOutcome =
  | {
      kind: 'launched'
      launchId: string
      taskArns: string[]
      failures: PlacementFailure[]
      href: string
    }
  | { kind: 'unplaced'; launchId: string; failures: PlacementFailure[] }
  | { kind: 'refused'; launchId: string; failure: Failure }
  | { kind: 'open'; launchId: string; failure: Failure }
