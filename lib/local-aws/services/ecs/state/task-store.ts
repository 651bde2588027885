import { DueQueue } from './due-queue.ts'
import { OrderedList } from './ordered-list.ts'
import type { TaskRecord } from './task-record.ts'

/** Every given member must be the task's own. */
export interface TaskFilter {
  desiredStatus: string
  family?: string | undefined
  startedBy?: string | undefined
  launchType?: string | undefined
  /** Such as `service:web` for the tasks of a service. */
  group?: string | undefined
  containerInstanceArn?: string | undefined
  /** Those without an instance that wait for one. */
  isWaiting?: true
}

interface Drawer {
  key: string
  tasks: OrderedList<TaskRecord>
}

/** One cluster's tasks. */
interface ClusterTasks {
  byId: Map<string, TaskRecord>
  drawers: Map<string, Drawer>
  /** Where a task is filed now. */
  filedIn: Map<TaskRecord, Drawer[]>
}

export interface TaskStore {
  get(clusterName: string, id: string): TaskRecord | undefined
  add(record: TaskRecord): void
  /** Files the task under its desired status again, after all others. */
  moved(record: TaskRecord): void
  /** Files the task again where it was: what filters ask about has changed. */
  changed(record: TaskRecord): void
  remove(record: TaskRecord): void
  /** Those that match, in the order of their `listOrder`, behind `afterOrder`. */
  list(clusterName: string, filter: TaskFilter, afterOrder?: number): Iterable<TaskRecord>
  count(clusterName: string, filter: TaskFilter): number
  /** Every task that is still known, of every cluster. */
  all(): Iterable<TaskRecord>
  /** Says that `record.steps` has changed. */
  schedule(record: TaskRecord): void
  /** The task whose next step is the earliest and due by `nowMs`. */
  takeDue(nowMs: number): TaskRecord | undefined
}

/** A key stands for one desired status together with one more fact, so that lists stay short. */
function toKeys({ desiredStatus, isWaiting, ...facts }: TaskFilter): string[] {
  const given = Object.entries(facts).filter(([, value]) => value !== undefined)
  return [
    desiredStatus,
    ...given.map(([fact, value]) => `${desiredStatus} ${fact} ${value}`),
    ...(isWaiting ? [`${desiredStatus} isWaiting`] : []),
  ]
}

function keysOf({ shown, family, waiting }: TaskRecord): string[] {
  const { desiredStatus = 'RUNNING', startedBy, launchType, group, containerInstanceArn } = shown
  const facts = { family, startedBy, launchType, group, containerInstanceArn }
  return toKeys({ desiredStatus, ...facts, ...(waiting ? { isWaiting: true } : {}) })
}

function drawerOf({ drawers }: ClusterTasks, key: string): Drawer {
  const known = drawers.get(key)
  if (known) return known
  const fresh = { key, tasks: new OrderedList<TaskRecord>() }
  drawers.set(key, fresh)
  return fresh
}

function file(tasks: ClusterTasks, record: TaskRecord): void {
  const drawers = keysOf(record).map(key => drawerOf(tasks, key))
  for (const drawer of drawers) drawer.tasks.add(record)
  tasks.byId.set(record.id, record)
  tasks.filedIn.set(record, drawers)
}

function unfile(tasks: ClusterTasks, record: TaskRecord): void {
  for (const drawer of tasks.filedIn.get(record) ?? []) {
    drawer.tasks.remove(record)
    if (drawer.tasks.size === 0) tasks.drawers.delete(drawer.key)
  }
  tasks.byId.delete(record.id)
  tasks.filedIn.delete(record)
}

/** The shortest list first; none when one of them would be empty. */
function listsOf({ drawers }: ClusterTasks, filter: TaskFilter): OrderedList<TaskRecord>[] {
  const lists = toKeys(filter).map(key => drawers.get(key)?.tasks)
  const found = lists.filter(list => list !== undefined)
  if (found.length < lists.length) return []
  return found.sort((one, other) => one.size - other.size)
}

function* matching(
  tasks: ClusterTasks,
  filter: TaskFilter,
  afterOrder: number,
): Generator<TaskRecord> {
  const [shortest, ...others] = listsOf(tasks, filter)
  for (const record of shortest?.after(afterOrder) ?? [])
    if (others.every(list => list.has(record))) yield record
}

/** The tasks of one account in one Region, found by id, or by cluster and what filters ask. */
export function createTaskStore(): TaskStore {
  const clusters = new Map<string, ClusterTasks>()
  const due = new DueQueue<TaskRecord>()
  let lastOrder = 0

  function tasksOf(clusterName: string): ClusterTasks {
    const known = clusters.get(clusterName)
    if (known) return known
    const fresh: ClusterTasks = { byId: new Map(), drawers: new Map(), filedIn: new Map() }
    clusters.set(clusterName, fresh)
    return fresh
  }

  function place(record: TaskRecord): void {
    lastOrder += 1
    record.listOrder = lastOrder
    file(tasksOf(record.clusterName), record)
  }

  function* list(clusterName: string, filter: TaskFilter, afterOrder = 0): Generator<TaskRecord> {
    const tasks = clusters.get(clusterName)
    if (tasks) yield* matching(tasks, filter, afterOrder)
  }

  return {
    get: (clusterName, id) => clusters.get(clusterName)?.byId.get(id),
    add: place,
    moved(record) {
      unfile(tasksOf(record.clusterName), record)
      place(record)
    },
    changed(record) {
      unfile(tasksOf(record.clusterName), record)
      file(tasksOf(record.clusterName), record)
    },
    remove: record => unfile(tasksOf(record.clusterName), record),
    list,
    count(clusterName, filter) {
      const tasks = clusters.get(clusterName)
      const [shortest, ...others] = tasks ? listsOf(tasks, filter) : []
      // Every list but the plainest is part of the plainest.
      if (shortest && others.length <= 1) return shortest.size
      return [...list(clusterName, filter)].length
    },
    *all() {
      for (const { byId } of clusters.values()) yield* byId.values()
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
