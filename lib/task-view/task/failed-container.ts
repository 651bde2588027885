import type { ContainerView } from './container-view.ts'
import type { TaskView } from './task-view.ts'

/**
 * The container of a failed task that the verdict blames, where it has a log of its own that can be
 * read. Undefined otherwise: in a stream of several tasks, a line may be another task's.
 */
export function findFailedContainer({
  verdict,
  containers,
}: Pick<TaskView, 'verdict' | 'containers'>): ContainerView | undefined {
  if (verdict.outcome !== 'failed') return undefined
  const blamed = verdict.evidence.find(
    ({ container, exitCode }) => container !== undefined && exitCode !== 0,
  )?.container
  const failed = containers.find(({ name }) => name === blamed)
  const hasRun = failed?.exitCode !== undefined || failed?.runtimeId !== undefined
  return hasRun && hasOwnLog(failed) ? failed : undefined
}

const hasOwnLog = ({ log }: ContainerView): boolean => log?.kind === 'stream' && !log.isShared
