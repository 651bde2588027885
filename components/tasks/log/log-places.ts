import { cutName } from '@/components/ui/clamped-text'
import type { ContainerView } from '@/lib/task-view/task/container-view'
import type { TaskView } from '@/lib/task-view/task/task-view'

/** Where a container's log is: in a stream that can be read, or why there is nothing to read. */
export type LogPlace =
  | { kind: 'stream'; container: ContainerView; isShared: boolean }
  | { kind: 'note'; container: ContainerView; text: string }

/** One for each container that is known to write somewhere. */
export const toLogPlaces = (task: TaskView): LogPlace[] =>
  task.containers
    .filter(({ image, logDriver }) => image || logDriver)
    .map(container => toPlace(task, container))

export const hasReadableLog = (task: TaskView): boolean =>
  toLogPlaces(task).some(({ kind }) => kind === 'stream')

function toPlace(task: TaskView, container: ContainerView): LogPlace {
  const { log, logDriver } = container
  const note = (text: string): LogPlace => ({ kind: 'note', container, text })
  if (!task.isDefinitionKnown) {
    return note(
      'The task definition couldn’t be read, so Slipway doesn’t know where this container’s log is.',
    )
  }
  if (!log) {
    return note(
      logDriver
        ? `This container uses the log driver ${cutName(logDriver)}. Read its log where that driver sends it.`
        : 'The task definition has no log driver for this container, so there’s no log to show.',
    )
  }
  if (log.kind === 'elsewhere') return note(log.text)
  if (hasBegun(task, container)) return { kind: 'stream', container, isShared: log.isShared }
  return note(
    task.times.stoppedAt
      ? 'This container never ran, so it has no log.'
      : 'This container hasn’t started. Its log appears here when it does.',
  )
}

/** Before that there is no log stream to ask for. */
const hasBegun = (task: TaskView, { lastStatus, exitCode }: ContainerView): boolean =>
  task.times.startedAt !== undefined || exitCode !== undefined || lastStatus === 'RUNNING'
