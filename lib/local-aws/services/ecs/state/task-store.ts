import { DueQueue } from './due-queue.ts'
import { OrderedList } from './ordered-list.ts'
import type { TaskRecord } from './task-record.ts'

/** Every given member must equal the task's. */
export interface TaskFilter {
  desiredStatus: string
  family?: string | undefined
  startedBy?: string | undefined
  launchType?: string | undefined
  /** Such as `service:web` for the tasks of a service. */
  group?: string | undefined
  containerInstanceArn?: string | undefined
  /** Only tasks that wait for an instance. */
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
  /** The lists that contain a task. */
  filedIn: Map<TaskRecord, Drawer[]>
}

export interface TaskStore {
  get(clusterName: string, id: string): TaskRecord | undefined
  add(record: TaskRecord): void
  /** Puts the task behind all others of its desired status. */
  moved(record: TaskRecord): void
  /** Updates the lists of the task after a change of a member that filters use. Its place stays. */
  changed(record: TaskRecord): void
  remove(record: TaskRecord): void
  /** The tasks that match, in the order of their `listOrder`, after `afterOrder`. */
  list(clusterName: string, filter: TaskFilter, afterOrder?: number): Iterable<TaskRecord>
  count(clusterName: string, filter: TaskFilter): number
  /** Every task that is still known, of every cluster. */
  all(): Iterable<TaskRecord>
  /** Must be called when `record.steps` has changed. */
  schedule(record: TaskRecord): void
  /** The task whose next step is the earliest and due by `nowMs`. */
  takeDue(nowMs: number): TaskRecord | undefined
}

/**
 * The keys of a filter. A key is a desired status with at most one more fact, so lists stay short.
 */
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

/** The lists of a filter's keys, the shortest first. None if one of them would be empty. */
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

/**
 * Creates the store of one account's tasks in one Region. It finds tasks by ID, or by cluster and
 * filter.
 */
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
      // Every list is part of the list of its desired status.
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
