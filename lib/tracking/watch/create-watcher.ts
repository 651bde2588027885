import { nextPollMs } from '../poll-policy.ts'
import type { Period } from '../poll-policy.ts'
import type { CallBudget } from '../../aws/ecs/call-budget.ts'
import { createLenders } from './lenders.ts'
import type { Lender } from './lenders.ts'
import { createWatchSchedule } from './watch-schedule.ts'

/** What the policy needs of a task. Moments are epoch milliseconds. */
export interface WatchedState {
  lastStatus: string | undefined
  desiredStatus: string | undefined
  /** When its last change was observed, or when it was launched. */
  changedAtMs: number
  expectedEnd?: Period
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

/** Tasks to follow though nobody may look. */
export type Recording<L extends Lender> = Omit<Look<L>, 'isVisible'>

interface Options<L extends Lender> {
  /** Whether a session has ended, so that its credentials may be used no more. */
  hasEnded: (sid: string) => boolean
  /** Of the account and Region. `describe` spends from it. */
  budget: CallBudget
  nowMs: () => number
  /**
   * What ECS has lately answered this session's own credentials about tasks: whether it may see them.
   * Undefined where it has to be asked.
   */
  toTrust: (lender: L) => (taskArn: string) => boolean | undefined
  describe: (lender: L, clusterArn: string, taskArns: readonly string[]) => Promise<CallOutcome>
}

export interface Watcher<L extends Lender> {
  /** A page of a session shows these tasks: they are watched, with its credentials among others. */
  look: (look: Look<L>) => void
  /** They are watched for some time whether or not a page shows them, with these credentials too. */
  record: (recording: Recording<L>) => void
  /** Ask for these tasks as soon as the budget allows: a person said "Check now". */
  hurry: (clusterArn: string, taskArns: readonly string[]) => void
  /** Makes the call that is due. @returns when to come back; undefined while nothing is watched. */
  step: () => Promise<number | undefined>
  /** The session has ended: what it lent is forgotten. */
  end: (sid: string) => void
  /** When the task is asked for next; undefined if it is not watched. */
  dueAtMs: (taskArn: string) => number | undefined
  /** When the first of all tasks is. */
  firstDueMs: () => number | undefined
}

/** Browsers run the timers of a hidden tab once a minute: a look counts for so long. */
export const LOOKED_FOR_MS = 150_000

/** What is to be recorded without a page is said again before this has passed. */
export const RECORDED_FOR_MS = 60_000

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

/**
 * Decides when DescribeTasks is called for the tasks of one account and Region, and with whose
 * credentials. Sessions that look at a cluster take turns, so that each call also proves that one
 * of them may see what it shows. Nothing is asked for that nobody looks at and nobody records.
 */
export function createWatcher<L extends Lender>(options: Options<L>): Watcher<L> {
  const { budget, toTrust, describe } = options
  const schedule = createWatchSchedule(budget)
  const tasks = new Map<string, WatchedTask>()
  const lenders = createLenders<L>(options.hasEnded)
  const failures = new Map<string, number>()
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
    lenders.shift(backMs)
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
    lenders.forgetTask(task.clusterArn, taskArn)
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

  async function call(clusterArn: string, due: readonly string[], atMs: number): Promise<void> {
    const deniedTo = tasks.get(due[0] ?? '')?.deniedTo ?? new Set<string>()
    const lender = lenders.takeTurn({ clusterArn, due, deniedTo, atMs })
    if (!lender) {
      // Nobody looks any more, or everybody has signed out.
      for (const taskArn of due) drop(taskArn)
      return
    }
    const { sid } = lender
    const open = due.filter(taskArn => !tasks.get(taskArn)?.deniedTo.has(sid))
    // Nobody else lends for the first: it is asked for all the same, or it would stay due for ever.
    const asked = deniedTo.has(sid) ? due : open
    lenders.asked(clusterArn, sid, asked)
    settle(clusterArn, sid, asked, await describe(lender, clusterArn, asked))
  }

  function settle(clusterArn: string, sid: string, asked: readonly string[], outcome: CallOutcome) {
    const atMs = nowMs()
    if (outcome.kind === 'throttled') return budget.throttled(atMs)
    if (outcome.kind === 'failed') return retry(clusterArn, asked, atMs)
    budget.answered()
    if (outcome.kind === 'expired') return forget(sid)
    if (outcome.kind === 'denied') return lenders.removeFrom(clusterArn, sid)
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
    const isWanted = lenders.isWanted(task.clusterArn, taskArn, atMs)
    setDue(taskArn, task, isWanted ? atMs : atMs + delayMs)
  }

  /** The others go on at once; where nobody may see it, it is tried again before long. */
  function hide(taskArn: string, task: WatchedTask, sid: string, atMs: number) {
    task.deniedTo.add(sid)
    const others = lenders.sidsOf(task.clusterArn, atMs)
    const isSeen = others.some(other => !task.deniedTo.has(other))
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
    lenders.remove(sid)
    for (const { deniedTo } of tasks.values()) deniedTo.delete(sid)
  }

  function add(
    taskArn: string,
    clusterArn: string,
    state: WatchedState,
    atMs: number,
  ): WatchedTask {
    const task = {
      ...state,
      clusterArn,
      dueAtMs: atMs,
      lookedUntilMs: -Infinity,
      visibleUntilMs: -Infinity,
      deniedTo: new Set<string>(),
    }
    tasks.set(taskArn, task)
    setDue(taskArn, task, atMs)
    return task
  }

  return {
    look: ({ lender, clusterArn, tasks: looked, isVisible }) => {
      const atMs = nowMs()
      const untilMs = atMs + LOOKED_FOR_MS
      const wanted = lenders.lend(clusterArn, lender, untilMs)
      if (!wanted) return
      const trustOf = toTrust(lender)
      for (const [taskArn, state] of looked) {
        const known = tasks.get(taskArn)
        const isBack = isVisible && known !== undefined && known.visibleUntilMs <= atMs
        const task = known ?? add(taskArn, clusterArn, state, atMs)
        task.lookedUntilMs = untilMs
        if (isVisible) task.visibleUntilMs = untilMs
        const isUnproven = trustOf(taskArn) === undefined
        if (isUnproven) {
          task.deniedTo.delete(lender.sid)
          wanted.add(taskArn)
        }
        if (isBack || isUnproven) setDueNow(taskArn, task)
      }
    },
    record: ({ lender, clusterArn, tasks: recorded }) => {
      const atMs = nowMs()
      const untilMs = atMs + RECORDED_FOR_MS
      if (!lenders.lend(clusterArn, lender, untilMs)) return
      for (const [taskArn, state] of recorded) {
        const task = tasks.get(taskArn) ?? add(taskArn, clusterArn, state, atMs)
        task.lookedUntilMs = Math.max(task.lookedUntilMs, untilMs)
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
    end: forget,
    dueAtMs: taskArn => tasks.get(taskArn)?.dueAtMs,
    firstDueMs: schedule.firstDueMs,
  }
}
