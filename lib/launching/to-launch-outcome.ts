import { parseTaskArn } from '../aws/ecs-arn.ts'
import type { Failure } from '../aws/failure.ts'
import type { KeptLaunch } from '../ledger/launches.server.ts'
import { toTaskHref } from '../tracking/task-address.ts'
import type { LaunchOutcome, PlacementFailure } from './launch-outcome.ts'

const UNANSWERED: Failure = {
  kind: 'unreachable',
  message: 'AWS has not answered this launch yet.',
}

/** What the ledger says became of a launch. */
export function toLaunchOutcome(launch: Pick<KeptLaunch, 'id' | 'call'>): LaunchOutcome {
  const { id: launchId, call } = launch
  const failures = toPlacementFailures(call.failures)
  switch (call.state) {
    case 'open':
      return { kind: 'open', launchId, failure: UNANSWERED }
    case 'refused':
      return { kind: 'refused', launchId, failure: toFailure(call.failure) }
    case 'answered':
      if (call.taskArns.length === 0) return { kind: 'unplaced', launchId, failures }
      return {
        kind: 'launched',
        launchId,
        taskArns: call.taskArns,
        failures,
        href: hrefOf(launchId, call.taskArns, failures),
      }
  }
}

function hrefOf(launchId: string, taskArns: string[], failures: PlacementFailure[]): string {
  const [only, ...others] = taskArns
  const ref = only && others.length + failures.length === 0 ? parseTaskArn(only) : undefined
  if (!ref) return `/launches/${encodeURIComponent(launchId)}`
  return toTaskHref({ ...ref, account: ref.accountId })
}

/** Safe: both columns are written by `sendLaunch` and `settleOpenLaunches` alone. */
const toPlacementFailures = (stored: unknown) => stored as PlacementFailure[]
const toFailure = (stored: unknown) => stored as Failure
