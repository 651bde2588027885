import type { TaskView } from '../task-view/task/task-view.ts'

/** What ECS did, as a line among those of the log. */
export interface PhaseLine {
  /** Epoch milliseconds. */
  timestampMs: number
  text: string
}

/** In the order in which they happened. */
export function toPhaseLines(task: TaskView): PhaseLine[] {
  const { pullStartedAt, pullStoppedAt, startedAt, stoppingAt, stoppedAt } = task.times
  const names = task.containers.map(({ name }) => name).join(', ')
  const tookMs = Date.parse(pullStoppedAt ?? '') - Date.parse(pullStartedAt ?? '')
  return [
    { at: pullStoppedAt, text: `image pulled in ${Math.round(tookMs / 1000)} s` },
    { at: startedAt, text: `${names} started` },
    { at: stoppingAt, text: 'task stopping' },
    { at: stoppedAt, text: 'task stopped' },
  ]
    .flatMap(({ at, text }) => (at === undefined ? [] : [{ timestampMs: Date.parse(at), text }]))
    .sort((one, other) => one.timestampMs - other.timestampMs)
}
