import { interpretCommand } from '../../commands/interpret-command.ts'
import type { Random } from '../../random.ts'
import type { ContainerRun, TaskRecord } from '../task-record.ts'

const second = 1000

/** ms from a container's start to its first verdict; undefined without a health check. */
export function firstHealthCheckMs(run: ContainerRun): number | undefined {
  const check = run.definition.healthCheck
  if (!check) return undefined
  const interval = check.interval ?? 30
  if (passes(run)) return interval * second
  return ((check.startPeriod ?? 0) + interval * (check.retries ?? 3)) * second
}

function passes(run: ContainerRun): boolean {
  const [form, ...words] = run.definition.healthCheck?.command ?? []
  const noRandom: Random = { next: () => 0, between: low => low, hex: () => '', pick: pickFirst }
  const command = form === 'CMD-SHELL' ? ['sh', '-c', words.join(' ')] : words
  const environment = {}
  const program = () => ({ lines: [], durationMs: 10, exitCode: 0 })
  return interpretCommand({ words: command, environment, random: noRandom, program }).exitCode === 0
}

function pickFirst<T>(items: readonly T[]): T {
  const [first] = items
  if (first === undefined) throw new Error('Nothing to pick from')
  return first
}

/** Sets the container's health, and the task's from its essential containers. */
export function checkHealth(record: TaskRecord, run: ContainerRun): void {
  run.shown.healthStatus = passes(run) ? 'HEALTHY' : 'UNHEALTHY'
  const checked = record.containers.filter(
    ({ definition }) => definition.essential !== false && definition.healthCheck,
  )
  const statuses = new Set(checked.map(({ shown }) => shown.healthStatus))
  if (statuses.has('UNHEALTHY')) record.shown.healthStatus = 'UNHEALTHY'
  else if (statuses.size === 1 && statuses.has('HEALTHY')) record.shown.healthStatus = 'HEALTHY'
}
