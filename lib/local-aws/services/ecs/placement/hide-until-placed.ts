import type { TaskRecord } from '../state/task-record.ts'

/**
 * Hides parts of a task that waits for capacity. Such a task has no containers, and shows only the
 * overrides that the request gave (answers of ECS in public issues: containers-roadmap 749, airflow
 * 51429).
 * @param overridden the containers that the request names in its overrides
 */
export function hideUntilPlaced(record: TaskRecord, overridden: ReadonlySet<string>): void {
  const { attributes, containers, healthStatus, inferenceAccelerators, ...early } = record.shown
  const { overrides } = early
  const containerOverrides = overrides?.containerOverrides?.filter(({ name = '' }) =>
    overridden.has(name),
  )
  record.shownWhenPlaced = {
    attributes,
    containers,
    healthStatus,
    inferenceAccelerators,
    overrides,
  }
  record.shown = { ...early, containers: [], overrides: { ...overrides, containerOverrides } }
}

/** Shows all parts of a task that now has capacity. */
export function showPlaced(record: TaskRecord): void {
  Object.assign(record.shown, record.shownWhenPlaced)
  delete record.shownWhenPlaced
}
