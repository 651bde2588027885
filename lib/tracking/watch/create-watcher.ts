import { nextPollMs } from '../poll-policy.ts'
import type { Period } from '../poll-policy.ts'
import { createCallBudget } from './call-budget.ts'
import { createWatchSchedule } from './watch-schedule.ts'

/** What the policy needs of a task. Moments are epoch milliseconds. */
export interface WatchedState {
  lastStatus: string | undefined
  desiredStatus: string | undefined
  /** When its last change was observed, or when it was launched. */
  changedAtMs: number
  expectedEnd?: Period
}

/** A session whose credentials the watcher may call ECS with, as it looks at a cluster. */
export interface Lender {
  sid: string
}

/** What one DescribeTasks call with one session's credentials gave. */
export type CallOutcome =
  | {
      kind: 'answered'
      /** By task ARN; undefined for one that ECS doesn't know any more. */
      states: ReadonlyMap<string, WatchedState | undefined>
      /** Tasks that a policy hides from this session. */
      denied: readonly string[]
    }
  /** Nobody in the account may call for a while. */
  | { kind: 'throttled' }
  /** ECS didn't answer, or the answer couldn't be kept. */
  | { kind: 'failed' }
  /** The session may not describe tasks of this cluster. */
  | { kind: 'denied' }
  /** The session's credentials have ended. */
  | { kind: 'expired' }

export interface Look<L extends Lender> {
  lender: L
  clusterArn: string
  /** By task ARN, as the ledger has them. */
  tasks: ReadonlyMap<string, WatchedState>
  /** Whether the page is visible. */
  isVisible: boolean
}

interface Options<L extends Lender> {
  callsPerSecond: number
  nowMs: () => number
  /**
   * What ECS has lately answered this session's own credentials about the task: whether it may see
   * it. Undefined where it has to be asked.
   */
  trustOf: (lender: L, taskArn: string) => boolean | undefined
  describe: (lender: L, clusterArn: string, taskArns: readonly string[]) => Promise<CallOutcome>
}

export interface Watcher<L extends Lender> {
  /** A page of a session shows these tasks: they are watched, with its credentials among others. */
  look: (look: Look<L>) => void
  /** Ask for these tasks as soon as the budget allows: a person said "Check now". */
  hurry: (clusterArn: string, taskArns: readonly string[]) => void
  /** Makes the call that is due. @returns when to come back; undefined while nothing is watched. */
  step: () => Promise<number | undefined>
  /** The session has ended: its credentials are used no more, whatever page of it still asks. */
  end: (sid: string) => void
  /** When the task is asked for next; undefined if it is not watched. */
  dueAtMs: (taskArn: string) => number | undefined
}

/** Browsers run the timers of a hidden tab once a minute: a look counts for so long. */
export const LOOKED_FOR_MS = 150_000

const FIRST_RETRY_MS = 2_000
const LONGEST_RETRY_MS = 30_000

interface WatchedTask extends WatchedState {
  clusterArn: string
  dueAtMs: number
  lookedUntilMs: number
  visibleUntilMs: number
  /** Sessions from which a policy hides it. */
  deniedTo: Set<string>
}

interface Lent<L> {
  lender: L
  untilMs: number
  lentAtMs: number
  /** Tasks that it shows and has no proof of. */
  wanted: Set<string>
}

/**
 * Decides when DescribeTasks is called for the tasks of one account and Region, and with whose
 * credentials. Sessions that look at a cluster take turns, so that each call also proves that one
 * of them may see what it shows. Nothing is asked for that nobody looks at.
 */
export function createWatcher<L extends Lender>(options: Options<L>): Watcher<L> {
  const { trustOf, describe } = options
  const budget = createCallBudget(options.callsPerSecond)
  const schedule = createWatchSchedule(budget)
  const tasks = new Map<string, WatchedTask>()
  const lenders = new Map<string, Map<string, Lent<L>>>()
  const failures = new Map<string, number>()
  const ended = new Set<string>()
  let latestMs = -Infinity

  /** A clock that was set back would leave everything due, and looked at, for as long. */
  function nowMs(): number {
    const atMs = options.nowMs()
    const backMs = latestMs - atMs
    latestMs = atMs
    if (backMs > 0) shift(backMs)
    return atMs
  }

  function shift(backMs: number) {
    for (const lent of lenders.values()) for (const each of lent.values()) each.untilMs -= backMs
    for (const [taskArn, task] of tasks) {
      task.lookedUntilMs -= backMs
      task.visibleUntilMs -= backMs
      setDue(taskArn, task, task.dueAtMs - backMs)
    }
  }

  function setDue(taskArn: string, task: WatchedTask, dueAtMs: number) {
    task.dueAtMs = dueAtMs
    schedule.set(task.clusterArn, taskArn, dueAtMs)
  }

  /** One that has been due for longer keeps its place. */
  const setDueNow = (taskArn: string, task: WatchedTask) =>
    setDue(taskArn, task, Math.min(task.dueAtMs, nowMs()))

  function drop(taskArn: string) {
    const task = tasks.get(taskArn)
    if (!task) return
    tasks.delete(taskArn)
    schedule.set(task.clusterArn, taskArn, undefined)
    lenders.get(task.clusterArn)?.forEach(({ wanted }) => wanted.delete(taskArn))
  }

  /** The delay of the policy from now on; undefined once nothing can change any more. */
  function delayOf(task: WatchedTask, atMs: number): number | undefined {
    const { lastStatus, desiredStatus, changedAtMs, expectedEnd } = task
    const delayMs = nextPollMs({
      nowMs: atMs,
      lastChangeAtMs: changedAtMs,
      lastStatus,
      desiredStatus,
      somebodyLooks: task.visibleUntilMs > atMs,
      expectedEnd,
      watched: schedule.count(task.clusterArn),
    })
    return delayMs ?? undefined
  }

  function lendersOf(clusterArn: string, atMs: number): Lent<L>[] {
    const lent = lenders.get(clusterArn)
    if (!lent) return []
    for (const [sid, { untilMs }] of lent) if (untilMs <= atMs) lent.delete(sid)
    return [...lent.values()]
  }

  /**
   * Who waits for the most proofs that the call would give, then who has waited the longest; not one
   * from whom the task that is due first is hidden, if another looks.
   */
  function chooseLender(
    clusterArn: string,
    due: readonly string[],
    atMs: number,
  ): Lent<L> | undefined {
    const deniedTo = tasks.get(due[0] ?? '')?.deniedTo
    const ranked = lendersOf(clusterArn, atMs).map(lent => ({
      lent,
      isDenied: deniedTo?.has(lent.lender.sid) ?? false,
      wanted: due.filter(taskArn => lent.wanted.has(taskArn)).length,
    }))
    ranked.sort(
      (one, other) =>
        Number(one.isDenied) - Number(other.isDenied) ||
        other.wanted - one.wanted ||
        one.lent.lentAtMs - other.lent.lentAtMs,
    )
    return ranked[0]?.lent
  }

  async function call(clusterArn: string, due: readonly string[], atMs: number): Promise<void> {
    const chosen = chooseLender(clusterArn, due, atMs)
    if (!chosen) {
      // Nobody looks any more, or everybody has signed out.
      for (const taskArn of due) drop(taskArn)
      return
    }
    const { sid } = chosen.lender
    const isOpen = (taskArn: string) => !tasks.get(taskArn)?.deniedTo.has(sid)
    const open = due.filter(isOpen)
    const asked = open.length > 0 ? open : due
    budget.take(atMs)
    chosen.lentAtMs = atMs
    for (const taskArn of asked) chosen.wanted.delete(taskArn)
    settle(clusterArn, sid, asked, await describe(chosen.lender, clusterArn, asked))
  }

  function settle(clusterArn: string, sid: string, asked: readonly string[], outcome: CallOutcome) {
    const atMs = nowMs()
    if (outcome.kind === 'throttled') return budget.throttled(atMs)
    budget.answered()
    if (outcome.kind === 'expired') return forget(sid)
    if (outcome.kind === 'denied') return void lenders.get(clusterArn)?.delete(sid)
    if (outcome.kind === 'failed') return retry(clusterArn, asked, atMs)
    failures.delete(clusterArn)
    const denied = new Set(outcome.denied)
    for (const taskArn of asked) {
      const task = tasks.get(taskArn)
      if (!task) continue
      if (denied.has(taskArn)) hide(taskArn, task, sid, atMs)
      else show(taskArn, task, sid, outcome.states.get(taskArn), atMs)
    }
  }

  function show(
    taskArn: string,
    task: WatchedTask,
    sid: string,
    state: WatchedState | undefined,
    atMs: number,
  ) {
    task.deniedTo.delete(sid)
    if (!state) return drop(taskArn)
    Object.assign(task, state)
    const delayMs = delayOf(task, atMs)
    if (delayMs === undefined || task.lookedUntilMs <= atMs) return drop(taskArn)
    const isWanted = lendersOf(task.clusterArn, atMs).some(({ wanted }) => wanted.has(taskArn))
    setDue(taskArn, task, isWanted ? atMs : atMs + delayMs)
  }

  /** The others go on at once; where nobody may see it, it is tried again before long. */
  function hide(taskArn: string, task: WatchedTask, sid: string, atMs: number) {
    task.deniedTo.add(sid)
    const others = lendersOf(task.clusterArn, atMs)
    const isSeen = others.some(({ lender }) => !task.deniedTo.has(lender.sid))
    if (!isSeen) setDue(taskArn, task, atMs + LONGEST_RETRY_MS)
  }

  /** ECS is asked again less and less often while it doesn't answer. */
  function retry(clusterArn: string, asked: readonly string[], atMs: number) {
    const failed = failures.get(clusterArn) ?? 0
    failures.set(clusterArn, failed + 1)
    const delayMs = Math.min(LONGEST_RETRY_MS, FIRST_RETRY_MS * 2 ** failed)
    for (const taskArn of asked) {
      const task = tasks.get(taskArn)
      if (task) setDue(taskArn, task, atMs + delayMs)
    }
  }

  /** Its credentials are taken out, until a page of it asks again. */
  function forget(sid: string) {
    for (const lent of lenders.values()) lent.delete(sid)
    for (const { deniedTo } of tasks.values()) deniedTo.delete(sid)
  }

  return {
    look: ({ lender, clusterArn, tasks: looked, isVisible }) => {
      if (ended.has(lender.sid)) return
      const atMs = nowMs()
      const untilMs = atMs + LOOKED_FOR_MS
      const lent = lenders.get(clusterArn) ?? new Map<string, Lent<L>>()
      lenders.set(clusterArn, lent)
      const before = lent.get(lender.sid)
      const wanted = before?.wanted ?? new Set<string>()
      lent.set(lender.sid, { lender, untilMs, lentAtMs: before?.lentAtMs ?? -Infinity, wanted })
      for (const [taskArn, state] of looked) {
        const known = tasks.get(taskArn)
        const isBack = isVisible && known !== undefined && known.visibleUntilMs <= atMs
        const task = known ?? {
          ...state,
          clusterArn,
          dueAtMs: atMs,
          lookedUntilMs: untilMs,
          visibleUntilMs: -Infinity,
          deniedTo: new Set<string>(),
        }
        tasks.set(taskArn, task)
        task.lookedUntilMs = untilMs
        if (isVisible) task.visibleUntilMs = untilMs
        const isUnproven = trustOf(lender, taskArn) === undefined
        if (isUnproven) {
          task.deniedTo.delete(lender.sid)
          wanted.add(taskArn)
        }
        if (known === undefined || isBack || isUnproven) setDueNow(taskArn, task)
      }
    },
    hurry: (clusterArn, taskArns) => {
      for (const taskArn of taskArns) {
        const task = tasks.get(taskArn)
        if (task?.clusterArn === clusterArn) setDueNow(taskArn, task)
      }
    },
    step: async () => {
      const atMs = nowMs()
      const next = schedule.next(atMs)
      if (!next || 'atMs' in next) return next?.atMs
      await call(next.call.clusterArn, next.call.taskArns, atMs)
      const then = schedule.next(nowMs())
      return then && ('atMs' in then ? then.atMs : nowMs())
    },
    end: sid => {
      ended.add(sid)
      forget(sid)
    },
    dueAtMs: taskArn => tasks.get(taskArn)?.dueAtMs,
  }
}
