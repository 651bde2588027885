import 'server-only'
import { parseTaskArn } from '../aws/arn.ts'
import type { Failure, FailureKind } from '../result.ts'
import { readLaunchToSettle } from '../ledger/launches/launches.server.ts'
import type { StoredLaunch, StoredRefusal } from '../ledger/launches/launches.server.ts'
import type { Ledger } from '../ledger/open-ledger.server.ts'
import { toTaskHref } from '../task-view/task-address.ts'
import type { LaunchOutcome } from './launch-outcome.ts'

const UNANSWERED: Failure = {
  kind: 'unreachable',
  message: 'AWS has not responded to this launch yet.',
}

/** What the ledger says became of a launch, after whatever was done about it. */
export const readOutcome = async (ledger: Ledger, launch: StoredLaunch): Promise<LaunchOutcome> =>
  toLaunchOutcome((await readLaunchToSettle(ledger, launch.id)) ?? launch)

/** The one answer of a launch, for everybody who asks: it follows from its stored state alone. */
export function toLaunchOutcome({
  id: launchId,
  call,
}: Pick<StoredLaunch, 'id' | 'call'>): LaunchOutcome {
  const { taskArns, failures } = call
  switch (call.state) {
    case 'open':
      return {
        kind: 'open',
        launchId,
        failure: call.failure ? toFailure(call.failure) : UNANSWERED,
      }
    case 'given-up':
      return { kind: 'given-up', launchId, replacedBy: call.givenUp?.replacedBy }
    case 'refused':
      return { kind: 'refused', launchId, failure: toFailure(call.failure) }
    case 'answered':
      if (taskArns.length === 0) return { kind: 'unplaced', launchId, failures }
      return {
        kind: 'launched',
        launchId,
        taskArns,
        failures,
        href: hrefOf(launchId, taskArns, failures.length > 0),
      }
  }
}

function hrefOf(launchId: string, taskArns: string[], wasPartial: boolean): string {
  const [only, ...others] = taskArns
  const ref = only && others.length === 0 && !wasPartial ? parseTaskArn(only) : undefined
  if (!ref) return `/launches/${encodeURIComponent(launchId)}`
  return toTaskHref(ref)
}

const KINDS: readonly FailureKind[] = [
  'invalid',
  'forbidden',
  'rejected',
  'throttled',
  'unreachable',
  'expired',
]

function toFailure(kept: StoredRefusal | undefined): Failure {
  if (!kept) return { kind: 'rejected', message: 'AWS refused the launch.' }
  const kind = KINDS.find(known => known === kept.kind) ?? 'rejected'
  return { ...kept, kind }
}
