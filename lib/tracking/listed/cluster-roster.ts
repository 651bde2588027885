import type { Task } from '@aws-sdk/client-ecs'
import { splitTaskDefinition } from '../../aws/arn.ts'
import { mergeTask } from '../../ledger/tasks/merge-task.ts'
import type { StoredTask } from '../../ledger/tasks/stored-task.ts'
import { isServiceTask } from '../../task-view/one-off.ts'
import { isStopped } from '../../task-view/status-view.ts'

/** So many tasks of a cluster are held at most: some 4 KB each. */
export const MOST_LISTED = 20_000

/**
 * What ECS has lately said of tasks on one cluster that the ledger doesn't hold: nobody launched or
 * opened them here. It is gone when the process ends.
 */
export interface ClusterRoster {
  get: (taskArn: string) => StoredTask | undefined
  /** Those of services and managed daemons too, where they were described for somebody. */
  tasks: (withServices: boolean) => StoredTask[]
  /** Which of these listed tasks have to be described, for somebody who wants services or not. */
  toDescribe: (taskArns: readonly string[], withServices: boolean) => string[]
  /** What DescribeTasks answered. An older version never replaces a newer one. */
  note: (task: Task, place: { clusterArn: string; region: string }, nowIso: string) => void
  /** ECS answers MISSING for it, or the ledger holds it now. */
  drop: (taskArn: string) => void
  /** A whole listing has ended: what it didn't name, ECS has forgotten. */
  keepOnly: (listed: ReadonlySet<string>) => void
  /** Nobody wants services any more. */
  forgetServices: () => void
  /** The families that services run, where nearly all tasks are theirs; undefined where they aren't. */
  toServiceFamilies: () => ReadonlySet<string> | undefined
}

/** Fewer one-off tasks among those of services are looked for first. */
const MOSTLY = 0.9

export function createClusterRoster(): ClusterRoster {
  const oneOff = new Map<string, StoredTask>()
  /** Undefined until somebody wants to see it: a service's task stays a service's. */
  const services = new Map<string, StoredTask | undefined>()
  const serviceFamilies = new Set<string>()

  const get = (taskArn: string) => oneOff.get(taskArn) ?? services.get(taskArn)

  return {
    get,
    tasks: withServices => [
      ...oneOff.values(),
      ...(withServices ? [...services.values()].filter(task => task !== undefined) : []),
    ],
    toDescribe: (taskArns, withServices) =>
      taskArns.filter(
        taskArn => !oneOff.has(taskArn) && !(withServices ? get(taskArn) : services.has(taskArn)),
      ),
    note: (task, place, nowIso) => {
      const { taskArn } = task
      if (!taskArn) return
      const before = get(taskArn)
      if (before && isOutdated(before.state, task)) return
      const into = isServiceTask(task) ? services : oneOff
      if (into === services) serviceFamilies.add(familyOf(task))
      if (!into.has(taskArn) && into.size >= MOST_LISTED) return
      into.set(taskArn, toListed(taskArn, task, before, { ...place, nowIso }))
    },
    drop: taskArn => {
      oneOff.delete(taskArn)
      services.delete(taskArn)
    },
    keepOnly: listed => {
      for (const tasks of [oneOff, services]) {
        for (const taskArn of tasks.keys()) if (!listed.has(taskArn)) tasks.delete(taskArn)
      }
    },
    forgetServices: () => {
      for (const taskArn of services.keys()) services.set(taskArn, undefined)
    },
    toServiceFamilies: () =>
      services.size > MOSTLY * (services.size + oneOff.size) ? serviceFamilies : undefined,
  }
}

const familyOf = ({ taskDefinitionArn = '' }: Task): string =>
  splitTaskDefinition(taskDefinitionArn).family

const isOutdated = (before: Task, task: Task): boolean =>
  (before.version ?? 0) > (task.version ?? 0) ||
  (isStopped(before.lastStatus) && !isStopped(task.lastStatus))

/** The same object while nothing changed, so that a page is told nothing new. */
function toListed(
  taskArn: string,
  task: Task,
  before: StoredTask | undefined,
  { nowIso, clusterArn, region }: { nowIso: string; clusterArn: string; region: string },
): StoredTask {
  if (!before) {
    const times = { keptSince: nowIso, seenAt: nowIso, changedAt: nowIso }
    return { taskArn, clusterArn, region, state: { ...task, clusterArn }, ...times }
  }
  const state = mergeTask(before.state, { ...task, clusterArn })
  if (JSON.stringify(state) === JSON.stringify(before.state)) return { ...before, seenAt: nowIso }
  return { ...before, state, seenAt: nowIso, changedAt: nowIso }
}
