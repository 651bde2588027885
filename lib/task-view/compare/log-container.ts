import type { ContainerView } from '../task/container-view.ts'
import type { TaskView } from '../task/task-view.ts'

/**
 * The container whose last line says most about the end: the one that the verdict is about, else the
 * first essential one. Undefined if CloudWatch Logs has no log of the task.
 */
export function findTellingLog({
  containers,
  verdict,
}: Pick<TaskView, 'containers' | 'verdict'>): ContainerView | undefined {
  const logged = containers.filter(({ logDriver }) => logDriver === 'awslogs')
  const [decisive] = verdict.evidence.flatMap(({ container }) => container ?? [])
  return (
    logged.find(({ name }) => name === decisive) ??
    logged.find(({ essential }) => essential !== false) ??
    logged[0]
  )
}
