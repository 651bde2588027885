import type { Failure } from '../aws/failure.ts'
import type { KeptPlacementFailure } from '../ledger/launches.server.ts'

export type PlacementFailure = KeptPlacementFailure

/**
 * What became of one click on Launch.
 * - `launched`: at least one task was accepted; `href` is the task's page, or the launch's page
 *   when there are several tasks or some were refused.
 * - `unplaced`: ECS accepted the request and placed nothing; `failures` say why.
 * - `refused`: nothing was started, for certain or as far as AWS can still tell. The intent is closed.
 * - `unconfirmed`: the cluster is marked as production and nobody confirmed; nothing was stored.
 * - `open`: it may have started. The same `launchId` must be sent again, never a new one.
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
