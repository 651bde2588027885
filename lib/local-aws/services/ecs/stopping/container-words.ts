import type { ContainerRun, TaskRecord } from '../state/task-record.ts'

export function overrideOf(record: TaskRecord, run: ContainerRun) {
  return record.shown.overrides?.containerOverrides?.find(({ name }) => name === run.shown.name)
}

/** The container's command: entry point and command, joined as Docker does. */
export function wordsOf(record: TaskRecord, run: ContainerRun): string[] {
  const { entryPoint = [], command = [] } = run.definition
  return [...entryPoint, ...(overrideOf(record, run)?.command ?? command)]
}
