import type { ContainerInstance } from '../../services/ecs/state/container-instance.ts'
import type { EcsState } from '../../services/ecs/state/ecs-state.ts'
import { taskStatuses } from '../../services/ecs/state/task-step.ts'
import type { TaskRecord } from '../../services/ecs/state/task-record.ts'

const order: readonly string[] = taskStatuses

/** Every task of every cluster, by the lists that requests read. */
export function listAllTasks(ecs: EcsState): TaskRecord[] {
  return [...ecs.clusters.keys()].flatMap(cluster =>
    ['RUNNING', 'STOPPED'].flatMap(desiredStatus => [
      ...ecs.tasks.list(cluster, { desiredStatus }),
    ]),
  )
}

function checkInstance({ arn, remaining, registered }: ContainerInstance): string[] {
  const isSound =
    remaining.cpu >= 0 &&
    remaining.cpu <= registered.cpu &&
    remaining.memoryMiB >= 0 &&
    remaining.memoryMiB <= registered.memoryMiB
  return isSound ? [] : [`${arn} has ${remaining.cpu} CPU and ${remaining.memoryMiB} MiB left`]
}

function checkTask(ecs: EcsState, record: TaskRecord): string[] {
  const { id, clusterName, history, shown, family } = record
  const path = history.map(({ status }) => order.indexOf(status))
  const filter = { desiredStatus: shown.desiredStatus ?? 'RUNNING', family }
  const problems = {
    'skips back': path.some((at, index) => at <= (path[index - 1] ?? -1)),
    'goes back in time': history.some(({ atMs }, at) => atMs < (history[at - 1]?.atMs ?? 0)),
    'shows another status than its last': history.at(-1)?.status !== shown.lastStatus,
    'is not found by its id': ecs.tasks.get(clusterName, id) !== record,
    'is not counted with its family': ecs.tasks.count(clusterName, filter) === 0,
    'takes room of its instance after its end':
      shown.lastStatus === 'STOPPED' && record.room !== undefined && isHeld(record),
  }
  return Object.entries(problems)
    .filter(([, isWrong]) => isWrong)
    .map(([problem]) => `task ${id} ${problem}`)
}

const isHeld = ({ instance, room }: TaskRecord) =>
  room !== undefined && instance?.rooms.has(room) === true

/** What must hold of tasks and instances whatever was asked of them; empty when it does. */
export function checkWorld(ecs: EcsState): string[] {
  const tasks = listAllTasks(ecs)
  const twice = tasks.length - new Set(tasks).size
  return [
    ...[...ecs.clusters.values()].flatMap(cluster =>
      cluster.containerInstances.flatMap(checkInstance),
    ),
    ...tasks.flatMap(record => checkTask(ecs, record)),
    ...(twice > 0 ? [`${twice} tasks are listed twice`] : []),
  ]
}
