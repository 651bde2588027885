import { DueQueue } from './due-queue.ts'
import type { TaskRecord } from './task-record.ts'

export interface TaskFilter {
  desiredStatus: string
  family?: string | undefined
  startedBy?: string | undefined
}

/** One cluster's tasks, each set in `listOrder`. */
interface ClusterTasks {
  byId: Map<string, TaskRecord>
  byDesiredStatus: Map<string, Set<TaskRecord>>
  byFamily: Map<string, Set<TaskRecord>>
  byStartedBy: Map<string, Set<TaskRecord>>
}

export interface TaskStore {
  get(clusterName: string, id: string): TaskRecord | undefined
  add(record: TaskRecord): void
  /** Files the task under its desired status again, after all others. */
  moved(record: TaskRecord): void
  remove(record: TaskRecord): void
  /** Those that match, in the order of their `listOrder`. */
  list(clusterName: string, filter: TaskFilter): Iterable<TaskRecord>
  /** Says that `record.steps` has changed. */
  schedule(record: TaskRecord): void
  /** The task whose next step is the earliest and due by `nowMs`. */
  takeDue(nowMs: number): TaskRecord | undefined
}

function fileUnder(index: Map<string, Set<TaskRecord>>, key: string, record: TaskRecord): void {
  const known = index.get(key)
  if (known) known.add(record)
  else index.set(key, new Set([record]))
}

function takeFrom(index: Map<string, Set<TaskRecord>>, key: string, record: TaskRecord): void {
  const known = index.get(key)
  known?.delete(record)
  if (known?.size === 0) index.delete(key)
}

function file(tasks: ClusterTasks, record: TaskRecord): void {
  tasks.byId.set(record.id, record)
  fileUnder(tasks.byDesiredStatus, record.shown.desiredStatus ?? 'RUNNING', record)
  fileUnder(tasks.byFamily, record.family, record)
  if (record.shown.startedBy) fileUnder(tasks.byStartedBy, record.shown.startedBy, record)
}

function unfile(tasks: ClusterTasks, record: TaskRecord): void {
  tasks.byId.delete(record.id)
  for (const status of tasks.byDesiredStatus.keys()) takeFrom(tasks.byDesiredStatus, status, record)
  takeFrom(tasks.byFamily, record.family, record)
  if (record.shown.startedBy) takeFrom(tasks.byStartedBy, record.shown.startedBy, record)
}

function narrowest(tasks: ClusterTasks, filter: TaskFilter): ReadonlySet<TaskRecord> {
  const none = new Set<TaskRecord>()
  const sets = [tasks.byDesiredStatus.get(filter.desiredStatus) ?? none]
  if (filter.family !== undefined) sets.push(tasks.byFamily.get(filter.family) ?? none)
  if (filter.startedBy !== undefined) sets.push(tasks.byStartedBy.get(filter.startedBy) ?? none)
  return sets.reduce((least, set) => (set.size < least.size ? set : least))
}

function* matching(tasks: ClusterTasks, filter: TaskFilter): Generator<TaskRecord> {
  for (const record of narrowest(tasks, filter)) {
    if (record.shown.desiredStatus !== filter.desiredStatus) continue
    if (filter.family !== undefined && record.family !== filter.family) continue
    if (filter.startedBy !== undefined && record.shown.startedBy !== filter.startedBy) continue
    yield record
  }
}

/** The tasks of one account in one Region, found by id, cluster, status, family and startedBy. */
export function createTaskStore(): TaskStore {
  const clusters = new Map<string, ClusterTasks>()
  const due = new DueQueue<TaskRecord>()
  let lastOrder = 0

  function tasksOf(clusterName: string): ClusterTasks {
    const known = clusters.get(clusterName)
    if (known) return known
    const fresh: ClusterTasks = {
      byId: new Map(),
      byDesiredStatus: new Map(),
      byFamily: new Map(),
      byStartedBy: new Map(),
    }
    clusters.set(clusterName, fresh)
    return fresh
  }

  function place(record: TaskRecord): void {
    lastOrder += 1
    record.listOrder = lastOrder
    file(tasksOf(record.clusterName), record)
  }

  return {
    get: (clusterName, id) => clusters.get(clusterName)?.byId.get(id),
    add: place,
    moved(record) {
      unfile(tasksOf(record.clusterName), record)
      place(record)
    },
    remove: record => unfile(tasksOf(record.clusterName), record),
    list(clusterName, filter) {
      const tasks = clusters.get(clusterName)
      return tasks ? matching(tasks, filter) : []
    },
    schedule(record) {
      const next = record.steps[0]
      if (next) due.add(next.atMs, record)
    },
    takeDue(nowMs) {
      for (let entry = due.take(nowMs); entry; entry = due.take(nowMs))
        if (entry.item.steps[0]?.atMs === entry.dueMs) return entry.item
      return undefined
    },
  }
}
