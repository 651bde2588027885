import { TASKS_PER_CALL } from '../../aws/ecs/call-budget.ts'
import type { CallBudget } from '../../aws/ecs/call-budget.ts'

/** One DescribeTasks call to make. */
export interface DueCall {
  clusterArn: string
  taskArns: string[]
}

/** Which tasks of one account and Region are asked for, and when. Moments are epoch milliseconds. */
export interface WatchSchedule {
  /** Asks for the task at `dueAtMs`; undefined takes it out. */
  set: (clusterArn: string, taskArn: string, dueAtMs: number | undefined) => void
  /** How many tasks of a cluster are watched. */
  count: (clusterArn: string) => number
  /** When the first task is due; undefined while nothing is watched. */
  firstDueMs: () => number | undefined
  /** The call to make now, or when to look again; undefined while nothing is watched. */
  next: (nowMs: number) => { call: DueCall } | { atMs: number } | undefined
}

/**
 * The cluster with the task that has been due the longest goes first. A call that has room carries
 * tasks that are not due yet: their freshness costs nothing. What the budget doesn't allow waits,
 * and goes in fuller calls.
 */
export function createWatchSchedule(budget: CallBudget): WatchSchedule {
  const clusters = new Map<string, Map<string, number>>()

  function firstDue(): { clusterArn: string; dueAtMs: number } | undefined {
    let first: { clusterArn: string; dueAtMs: number } | undefined
    for (const [clusterArn, tasks] of clusters) {
      for (const dueAtMs of tasks.values()) {
        if (!first || dueAtMs < first.dueAtMs) first = { clusterArn, dueAtMs }
      }
    }
    return first
  }

  return {
    set: (clusterArn, taskArn, dueAtMs) => {
      const tasks = clusters.get(clusterArn) ?? new Map<string, number>()
      if (dueAtMs === undefined) tasks.delete(taskArn)
      else tasks.set(taskArn, dueAtMs)
      if (tasks.size > 0) clusters.set(clusterArn, tasks)
      else clusters.delete(clusterArn)
    },
    count: clusterArn => clusters.get(clusterArn)?.size ?? 0,
    firstDueMs: () => firstDue()?.dueAtMs,
    next: nowMs => {
      const first = firstDue()
      if (!first) return undefined
      const atMs = Math.max(first.dueAtMs, budget.readyAtMs(nowMs))
      if (atMs > nowMs) return { atMs }
      const tasks = [...(clusters.get(first.clusterArn) ?? [])]
      tasks.sort(([, one], [, other]) => one - other)
      const taskArns = tasks.slice(0, TASKS_PER_CALL).map(([taskArn]) => taskArn)
      return { call: { clusterArn: first.clusterArn, taskArns } }
    },
  }
}
