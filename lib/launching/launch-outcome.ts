import type { Failure } from '../result.ts'
import type { PlacementFailure } from '../verdict/explain-placement-failure.ts'

/**
 * What became of one click on Launch.
 * - `launched`: at least one task was accepted; `href` is the task's page, or the launch's page
 *   when there are several tasks or some were refused.
 * - `unplaced`: ECS accepted the request and placed nothing; `failures` say why.
 * - `refused`: nothing was started, for certain. The intent is closed.
 * - `unconfirmed`: the cluster is marked as production and nobody confirmed; nothing was sent.
 * - `open`: it may have started. It waits for a person, who sends it again or gives it up; with a
 *   failure of kind `invalid`, this `launchId` can't be sent again.
 * - `unsent`: this request did nothing (no session, too many requests); an earlier one with the
 *   same ID may have started all the same.
 * - `given-up`: it had no answer when its operator gave it up, or sent `replacedBy` in its place.
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
  | { kind: 'unconfirmed'; launchId: string; cluster: string }
  | { kind: 'refused'; launchId: string; failure: Failure }
  | { kind: 'open'; launchId: string; failure: Failure }
  | { kind: 'unsent'; launchId: string; failure: Failure }
  | { kind: 'given-up'; launchId: string; replacedBy?: string }
