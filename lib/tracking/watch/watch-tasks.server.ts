import 'server-only'
import { parseClusterArn } from '../../aws/arn.ts'
import { budgetToWaitFor } from '../../aws/ecs/call-budgets.ts'
import type { Ledger } from '../../ledger/open-ledger.server.ts'
import { hasSessionEnded, onSessionEnd } from '../../ledger/sessions/session-ends.ts'
import { readTasks } from '../../ledger/tasks/tasks.server.ts'
import type { StoredTask } from '../../ledger/tasks/stored-task.ts'
import { knownTrust, momentOf } from '../../permissions/may-describe.server.ts'
import { processWide } from '../../process-wide.ts'
import type { Failure } from '../../result.ts'
import { isStopped } from '../../task-view/status-view.ts'
import { listedOf } from '../listed/rosters.server.ts'
import { toExpectedEnd } from '../runs/expected-end.ts'
import { observeTasks } from '../observe-tasks.server.ts'
import { settledWithin } from '../settled-within.ts'
import type { TrackingContext } from '../tracking-context.server.ts'
import { createWatcher } from './create-watcher.ts'
import type { CallOutcome, WatchedState, Watcher } from './create-watcher.ts'
import { createPastRuns } from './past-runs.server.ts'
import type { PastRuns } from './past-runs.server.ts'

/** After ECS has answered MISSING for this long, it isn't asked about the task again. */
const FORGOTTEN_MS = 10 * 60_000

/** How a page looks at tasks. */
export interface Look {
  /** Whether it is visible. */
  isVisible: boolean
  /** Whether a person asks for an answer of this moment. */
  isNow?: boolean
  /** How long it waits for calls that are due. */
  waitMs?: number
}

/** Calls go one after the other: where ECS doesn't respond, a page waits no longer for all of them. */
const WAITED_FOR_MS = 5_000

/** So many described tasks are remembered; one that is forgotten counts as pending until its next call. */
const DESCRIBED_KNOWN = 20_000

/** What is known of tasks once nothing of them is due. */
export interface Watched {
  /** Whether ECS was asked for any of them meanwhile. */
  wereAsked: boolean
  /** Why the last call for the cluster gave this session nothing; undefined if it gave an answer. */
  failureOf: (clusterArn: string) => Failure | undefined
  /** Whether ECS has described the task since this process began. */
  isDescribed: (taskArn: string) => boolean
  /** When ECS is asked about the task again; undefined if it isn't watched any more. */
  nextAskedAtMs: (taskArn: string) => number | undefined
}

interface Session {
  sid: string
  ctx: TrackingContext
}

interface Running {
  watcher: Watcher<Session>
  /** Of a cluster, and of a session on a cluster (`sid cluster`). */
  failures: Map<string, Failure>
  described: Set<string>
  pastRuns: PastRuns
  now: () => Date
  calls: number
  pumping?: Promise<void>
  /** How many wait for `pumping`. */
  pumps: number
}

type ByPlace = Map<string, Running>

/** By ledger; one for each account and Region. */
function runningOf(ledger: Ledger): ByPlace {
  const byLedger = processWide('watchers', makeWatchers)
  const known = byLedger.get(ledger)
  if (known) return known
  const made: ByPlace = new Map()
  byLedger.set(ledger, made)
  onSessionEnd(sid => made.forEach(running => endSession(running, sid)))
  return made
}

function endSession({ watcher, failures }: Running, sid: string): void {
  watcher.end(sid)
  for (const key of failures.keys()) if (key.startsWith(`${sid} `)) failures.delete(key)
}

const makeWatchers = () => new WeakMap<Ledger, ByPlace>()

/**
 * A page of a session shows these tasks: they are watched with its credentials among others, and
 * whatever of them is due is asked for before this resolves, once for all who wait for it, unless ECS
 * takes long.
 */
export async function watchTasks(
  ctx: TrackingContext,
  tasks: readonly StoredTask[],
  { isVisible, isNow = false, waitMs = WAITED_FOR_MS }: Look,
): Promise<Watched> {
  const { sid } = ctx.operator
  const places = new Map<string, Running>()
  const groups = Map.groupBy(tasks, ({ clusterArn }) => clusterArn)
  for (const [clusterArn, members] of groups) {
    const running = runningAt(ctx, clusterArn)
    places.set(clusterArn, running)
    const states = await toWatchedStates(running, ctx, members)
    running.watcher.look({ lender: { sid, ctx }, clusterArn, tasks: states, isVisible })
    if (isNow) running.watcher.hurry(clusterArn, [...states.keys()])
  }
  const all = [...new Set(places.values())]
  const before = all.reduce((sum, { calls }) => sum + calls, 0)
  await settledWithin(Promise.all(all.map(pump)), waitMs)
  return {
    wereAsked: all.reduce((sum, { calls }) => sum + calls, 0) > before,
    failureOf: clusterArn => {
      const failures = places.get(clusterArn)?.failures
      return failures?.get(`${sid} ${clusterArn}`) ?? failures?.get(clusterArn)
    },
    isDescribed: taskArn => all.some(({ described }) => described.has(taskArn)),
    nextAskedAtMs: taskArn =>
      all.map(({ watcher }) => watcher.dueAtMs(taskArn)).find(atMs => atMs !== undefined),
  }
}

/** These tasks are followed for some time though nobody may look, with the sessions' credentials. */
export async function recordOn(
  lenders: readonly [TrackingContext, ...TrackingContext[]],
  clusterArn: string,
  tasks: readonly StoredTask[],
): Promise<void> {
  const [first] = lenders
  const running = runningAt(first, clusterArn)
  const states = await toWatchedStates(running, first, tasks)
  for (const ctx of lenders) {
    const lender = { sid: ctx.operator.sid, ctx }
    running.watcher.record({ lender, clusterArn, tasks: states })
  }
}

/** Whether a task that is watched in the cluster's account and Region waits for its call. */
export const isAskedFor = (ctx: TrackingContext, clusterArn: string, nowMs: number): boolean =>
  (runningAt(ctx, clusterArn).watcher.firstDueMs() ?? Infinity) <= nowMs

/** Whether AWS has said of this session's credentials that they have ended. */
export const hasExpired = (ctx: TrackingContext, clusterArn: string): boolean =>
  runningAt(ctx, clusterArn).failures.get(`${ctx.operator.sid} ${clusterArn}`)?.kind === 'expired'

/** Whether nothing of the task can change any more, as far as ECS will tell. */
export const isSettled = ({ state, forgottenAt }: StoredTask, nowMs: number): boolean =>
  isStopped(state.lastStatus) ||
  (forgottenAt !== undefined && nowMs - Date.parse(forgottenAt) > FORGOTTEN_MS)

function runningAt(ctx: TrackingContext, clusterArn: string): Running {
  const region = parseClusterArn(clusterArn)?.region ?? ctx.operator.region
  const key = `${ctx.operator.accountId} ${region}`
  const byPlace = runningOf(ctx.ledger)
  const running = byPlace.get(key) ?? startRunning(ctx, region)
  running.now = ctx.now
  byPlace.set(key, running)
  return running
}

function startRunning({ now, aws }: TrackingContext, region: string): Running {
  const running: Running = {
    failures: new Map(),
    described: new Set(),
    pastRuns: createPastRuns(),
    now,
    calls: 0,
    pumps: 0,
    watcher: createWatcher<Session>({
      hasEnded: hasSessionEnded,
      budget: budgetToWaitFor({ ...aws, region }),
      nowMs: () => running.now().getTime(),
      toTrust: ({ ctx }) => {
        const now = momentOf(ctx)
        return taskArn => knownTrust(ctx, taskArn, now)
      },
      describe: (session, clusterArn, taskArns) => describe(running, session, clusterArn, taskArns),
    }),
  }
  return running
}

/** Makes every call that is due, after those that are under way: one at a time. */
function pump(running: Running): Promise<void> {
  const run = async () => {
    for (;;) {
      const nextMs = await running.watcher.step()
      if (nextMs === undefined || nextMs > running.now().getTime()) return
    }
  }
  running.pumps += 1
  const pumped = (running.pumping ?? Promise.resolve())
    .then(run)
    .finally(() => (running.pumps -= 1))
  running.pumping = pumped.catch(() => undefined)
  return pumped
}

/**
 * Makes the calls that are due by now, so that pages find answers when they ask. May be called again
 * before it has ended: an account and Region that waits for an answer is left alone.
 */
export const watchOn = async (ledger: Ledger): Promise<void> => {
  const idle = [...runningOf(ledger).values()].filter(({ pumps }) => pumps === 0)
  await Promise.all(idle.map(pump))
}

async function describe(
  running: Running,
  { sid, ctx }: Session,
  clusterArn: string,
  taskArns: readonly string[],
): Promise<CallOutcome> {
  const { failures, described } = running
  running.calls += 1
  const answer = await observeTasks(ctx, clusterArn, taskArns)
  const own = `${sid} ${clusterArn}`
  if (!answer.ok) {
    const { kind } = answer.failure
    const isOwn = kind === 'expired' || kind === 'forbidden'
    failures.set(isOwn ? own : clusterArn, answer.failure)
    if (kind === 'expired') return { kind: 'expired' }
    if (kind === 'forbidden') return { kind: 'denied' }
    return { kind: kind === 'throttled' ? 'throttled' : 'failed' }
  }
  failures.delete(own)
  failures.delete(clusterArn)
  if (described.size > DESCRIBED_KNOWN) described.clear()
  for (const { taskArn } of answer.value.tasks) if (taskArn) described.add(taskArn)
  const scope = { accountId: ctx.operator.accountId, clusterArns: [clusterArn] }
  const stored = await readTasks(ctx.ledger, scope, taskArns)
  const nowMs = ctx.now().getTime()
  const known = [...stored, ...listedOf(ctx.ledger, clusterArn, taskArns)]
  const open = known.filter(task => !isSettled(task, nowMs))
  return {
    kind: 'answered',
    states: await toWatchedStates(running, ctx, open),
    denied: [...answer.value.hidden],
  }
}

async function toWatchedStates(
  { pastRuns }: Running,
  ctx: TrackingContext,
  tasks: readonly StoredTask[],
): Promise<Map<string, WatchedState>> {
  await pastRuns.load(ctx, tasks)
  return new Map(
    tasks.map(task => {
      const { lastStatus, desiredStatus, createdAt } = task.state
      const expectedEnd = createdAt && toExpectedEnd(pastRuns.of(task), createdAt.getTime())
      const changedAtMs = Date.parse(task.changedAt)
      return [task.taskArn, { lastStatus, desiredStatus, changedAtMs, expectedEnd }]
    }),
  )
}
