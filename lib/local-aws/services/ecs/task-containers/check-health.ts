import { interpretCommand } from '../../../containers/interpret-command.ts'
import type { Random } from '../../../world/random.ts'
import { findTaskFault } from '../task-faults/find-task-fault.ts'
import type { ContainerRun, TaskRecord } from '../state/task-record.ts'
import { planStep, scaleMs } from '../timeline/lifecycle-context.ts'
import type { LifecycleContext } from '../timeline/lifecycle-context.ts'
import type { TaskStep } from '../state/task-step.ts'
import { faultsOf } from '../../../faults/faults.ts'

const second = 1000

type Verdict = 'HEALTHY' | 'UNHEALTHY'

interface Probe {
  verdict: Verdict
  tookMs: number
}

function pickFirst<T>(items: readonly T[]): T {
  const [first] = items
  if (first === undefined) throw new Error('Nothing to pick from')
  return first
}

/** A health check draws no random numbers, so it changes nothing in the world. */
const noRandom: Random = { next: () => 0, between: low => low, hex: () => '', pick: pickFirst }

/** Runs the command once. It fails if it takes longer than the timeout. */
function probe(context: LifecycleContext, record: TaskRecord, run: ContainerRun): Probe {
  const { command = [], timeout = 5 } = run.definition.healthCheck ?? {}
  const fails = findTaskFault(
    faultsOf(context.world),
    record,
    'fail-health',
    ({ container }) => container === undefined || container === run.shown.name,
  )
  const [form, ...words] = command
  const { durationMs, exitCode } = interpretCommand({
    words: form === 'CMD-SHELL' ? ['sh', '-c', words.join(' ')] : words,
    environment: {},
    random: noRandom,
    program: () => ({ lines: [], durationMs: 10, exitCode: 0 }),
  })
  const isLate = durationMs > timeout * second
  const verdict = fails || isLate || exitCode !== 0 ? 'UNHEALTHY' : 'HEALTHY'
  return { verdict, tookMs: Math.min(durationMs, timeout * second) }
}

/**
 * Plans the next change of the container's health: at the next probe that passes, or after
 * `retries` failed probes in a row. Failures within `startPeriod` do not count (API Reference,
 * HealthCheck). Probes that change nothing are not planned.
 */
export function planHealth(
  context: LifecycleContext,
  record: TaskRecord,
  run: ContainerRun,
  atMs: number,
): void {
  const container = run.shown.name ?? ''
  const check = run.definition.healthCheck
  if (!check || check.command?.[0] === 'NONE' || run.startedAtMs === undefined) return
  const { verdict, tookMs } = probe(context, record, run)
  const isHealth = (step: TaskStep) => step.kind === 'health' && step.container === container
  if (record.steps.some(step => isHealth(step) && 'verdict' in step && step.verdict === verdict))
    return
  record.steps = record.steps.filter(step => !isHealth(step))
  if (run.phase !== 'running' || run.shown.healthStatus === verdict) return
  const { interval = 30, retries = 3, startPeriod = 0 } = check
  const turnMs = scaleMs(context, interval * second + tookMs)
  let turn = Math.floor((atMs - run.startedAtMs) / turnMs) + 1
  if (verdict === 'UNHEALTHY') {
    const isYoung = run.shown.healthStatus === 'UNKNOWN'
    const ignored = isYoung ? Math.floor(scaleMs(context, startPeriod * second) / turnMs) : 0
    turn = Math.max(turn, ignored + 1) + retries - 1
  }
  planStep(record, run.startedAtMs + turn * turnMs, { kind: 'health', container, verdict })
}

/** Shows what the probes found. */
export function showHealth(record: TaskRecord, run: ContainerRun, verdict: Verdict): void {
  run.shown.healthStatus = verdict
  record.shown.healthStatus = toTaskHealth(record)
}

/**
 * The health of a task: the worst of its essential containers, UNHEALTHY before UNKNOWN before
 * HEALTHY (Developer Guide).
 */
function toTaskHealth(record: TaskRecord): Verdict | 'UNKNOWN' {
  const essential = record.containers.filter(({ definition }) => definition.essential !== false)
  const statuses = new Set(essential.map(({ shown }) => shown.healthStatus))
  if (statuses.has('UNHEALTHY')) return 'UNHEALTHY'
  return statuses.has('UNKNOWN') || statuses.size === 0 ? 'UNKNOWN' : 'HEALTHY'
}
