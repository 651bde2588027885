import 'server-only'
import type { AwsAccess } from '../../aws/clients.server.ts'
import { isSpent } from '../../aws/ecs/call-budgets.ts'
import type { Failure } from '../../result.ts'
import { endPendingStop, readOpenStops } from '../../ledger/tasks/pending-stops.server.ts'
import type { StoredStop } from '../../ledger/tasks/pending-stops.server.ts'
import type { LaunchingContext } from '../launching-context.ts'
import { sendStop, toStopTarget } from './send-stop.server.ts'
import { PENDING_STOP_MS } from '../../task-view/pending-stop.ts'
import { toStopRetry } from './stop-retry-policy.ts'

export interface RetryingContext extends Pick<LaunchingContext, 'ledger' | 'now'> {
  /** The credentials of the session that asked; undefined if it has ended. */
  accessOf: (sid: string) => Promise<AwsAccess | undefined>
  onError: (error: unknown, taskArn: string) => void
}

export interface StopRetrier {
  /** Tries what is due, once. May be called again before it has ended: a stop that waits for its answer is left alone. */
  run(): Promise<void>
}

/** After this it doesn't wait for the budget any more: a click is not one of the reads that it is for. */
const PATIENT_MS = PENDING_STOP_MS / 2

/**
 * Tries stops again that came before ECS listed their tasks, until 30 s after the click. They stand
 * in the ledger, so a restart does not lose them. It sends StopTask only for a click that was stored,
 * with the credentials of that very session.
 */
export function createStopRetrier(ctx: RetryingContext): StopRetrier {
  const triedAt = new Map<string, number>()
  const underWay = new Set<string>()
  let reading: Promise<StoredStop[]> | undefined

  async function run(): Promise<void> {
    reading ??= readOpenStops(ctx.ledger).finally(() => (reading = undefined))
    const stops = await reading
    const keys = new Set(stops.map(toKey))
    for (const key of triedAt.keys()) if (!keys.has(key)) triedAt.delete(key)
    await Promise.all(stops.filter(stop => !underWay.has(toKey(stop))).map(tryToSettle))
  }

  async function tryToSettle(stop: StoredStop): Promise<void> {
    underWay.add(toKey(stop))
    try {
      await settle(stop)
    } catch (error) {
      ctx.onError(error, stop.taskArn)
    } finally {
      underWay.delete(toKey(stop))
    }
  }

  async function settle(stop: StoredStop): Promise<void> {
    const nowMs = ctx.now().getTime()
    const askedMs = Date.parse(stop.askedAt)
    const next = toStopRetry({ nowMs, askedMs, triedMs: triedAt.get(toKey(stop)) })
    if (next === 'wait') return
    if (next === 'give-up') return endPendingStop(ctx.ledger, stop, { state: 'given-up' })
    const target = toStopTarget(stop.taskArn, { by: stop.principal, reason: stop.reason })
    const aws = target && (await ctx.accessOf(stop.sid))
    if (!aws) return refuse(stop, SESSION_ENDED)
    const isWaiting = isSpent({ ...aws, region: target.address.region }, nowMs)
    if (isWaiting && nowMs - askedMs < PATIENT_MS) return
    triedAt.set(toKey(stop), nowMs)
    const sent = await sendStop(ctx, aws, target)
    if (sent.kind === 'failed' && isFinal(sent.failure)) return refuse(stop, sent.failure)
  }

  const refuse = (stop: StoredStop, { kind, message, code, detail }: Failure) =>
    endPendingStop(ctx.ledger, stop, { state: 'refused', failure: { kind, message, code, detail } })

  return { run }
}

const toKey = ({ taskArn, sid, askedAt }: StoredStop): string => `${taskArn} ${sid} ${askedAt}`

/** The same call may be answered in a moment. */
const isFinal = ({ kind }: Failure): boolean => kind !== 'throttled' && kind !== 'unreachable'

const SESSION_ENDED: Failure = {
  kind: 'expired',
  message: 'The session that asked for it ended before ECS listed the task.',
}
