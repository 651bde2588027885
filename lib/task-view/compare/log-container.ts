import type { ContainerView } from '../task/container-view.ts'
import type { TaskView } from '../task/task-view.ts'

/**
 * The container whose last line says most about the end: the one that the verdict is about, else the
 * first essential one. Undefined if none has a stream of its own in CloudWatch Logs.
 */
export function findTellingLog({
  containers,
  verdict,
}: Pick<TaskView, 'containers' | 'verdict'>): ContainerView | undefined {
  // The last line of a stream that other tasks write to, too, may be theirs.
  const logged = containers.filter(({ log }) => log?.kind === 'stream' && !log.isShared)
  const [decisive] = verdict.evidence.flatMap(({ container }) => container ?? [])
  return (
    logged.find(({ name }) => name === decisive) ??
    logged.find(({ essential }) => essential !== false) ??
    logged[0]
  )
}
