import 'server-only'
import type { AwsAccess } from '../aws/clients.server.ts'
import { isSpent } from '../aws/ecs/call-budgets.ts'
import type { Failure } from '../result.ts'
import { endPendingStop, readOpenStops } from '../ledger/tasks/pending-stops.server.ts'
import type { StoredStop } from '../ledger/tasks/pending-stops.server.ts'
import type { LaunchingContext } from './launching-context.ts'
import { sendStop, toStopTarget } from './send-stop.server.ts'
import { toStopRetry } from './stop-retry-policy.ts'

export interface RetryingContext extends Pick<LaunchingContext, 'ledger' | 'now'> {
  /** The credentials of the session that asked; undefined if it has ended. */
  accessOf: (sid: string) => Promise<AwsAccess | undefined>
  onError: (error: unknown, taskArn: string) => void
}

export interface StopRetrier {
  /** Tries what is due, once. */
  run(): Promise<void>
}

/**
 * Tries stops again that came before ECS listed their tasks, until 30 s after the click. They stand
 * in the ledger, so a restart does not lose them. It sends StopTask only for a click that was stored,
 * with the credentials of that very session.
 */
export function createStopRetrier(ctx: RetryingContext): StopRetrier {
  const triedAt = new Map<string, number>()
  let underWay: Promise<void> | undefined

  async function pass(): Promise<void> {
    const stops = await readOpenStops(ctx.ledger)
    const keys = new Set(stops.map(toKey))
    for (const key of triedAt.keys()) if (!keys.has(key)) triedAt.delete(key)
    await Promise.all(
      stops.map(stop => settle(stop).catch((error: unknown) => ctx.onError(error, stop.taskArn))),
    )
  }

  async function settle(stop: StoredStop): Promise<void> {
    const nowMs = ctx.now().getTime()
    const askedMs = Date.parse(stop.askedAt)
    const next = toStopRetry({ nowMs, askedMs, triedMs: triedAt.get(toKey(stop)) })
    if (next === 'wait') return
    if (next === 'give-up') return endPendingStop(ctx.ledger, stop, { state: 'given-up' })
    const target = toStopTarget(stop.taskArn, stop.reason)
    const aws = target && (await ctx.accessOf(stop.sid))
    if (!aws) return refuse(stop, SESSION_ENDED)
    if (isSpent({ ...aws, region: target.address.region }, nowMs)) return
    triedAt.set(toKey(stop), nowMs)
    const sent = await sendStop(ctx, aws, target)
    if (sent.kind === 'failed' && isFinal(sent.failure)) return refuse(stop, sent.failure)
  }

  const refuse = (stop: StoredStop, { kind, message, code, detail }: Failure) =>
    endPendingStop(ctx.ledger, stop, { state: 'refused', failure: { kind, message, code, detail } })

  return {
    run: () => (underWay ??= pass().finally(() => (underWay = undefined))),
  }
}

const toKey = ({ taskArn, askedAt }: StoredStop): string => `${taskArn} ${askedAt}`

/** The same call may be answered in a moment. */
const isFinal = ({ kind }: Failure): boolean => kind !== 'throttled' && kind !== 'unreachable'

const SESSION_ENDED: Failure = {
  kind: 'expired',
  message: 'The session that asked for it ended before ECS listed the task.',
}
