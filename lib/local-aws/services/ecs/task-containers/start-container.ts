import { interpretCommand } from '../../../containers/interpret-command.ts'
import type { CommandScript } from '../../../containers/command-script.ts'
import { findImageStory, toImageProgram } from '../../../containers/stories/find-image-story.ts'
import { findTaskFault } from '../task-faults/find-task-fault.ts'
import type { ContainerRun, TaskRecord } from '../state/task-record.ts'
import { bindPorts } from './bind-ports.ts'
import { planHealth } from './check-health.ts'
import { openOutput } from './container-output.ts'
import { overrideOf, wordsOf } from '../stopping/container-words.ts'
import { pickMs, planStep, scaleMs } from '../timeline/lifecycle-context.ts'
import type { LifecycleContext } from '../timeline/lifecycle-context.ts'
import { lifecycleDurations } from '../timeline/lifecycle-durations.ts'
import { setEnd } from '../timeline/set-end.ts'
import { faultsOf, spendFault } from '../../../faults/faults.ts'

function environmentOf(context: LifecycleContext, record: TaskRecord, run: ContainerRun) {
  const override = overrideOf(record, run)
  const given = [...(run.definition.environment ?? []), ...(override?.environment ?? [])]
  const isFargate = record.platform === 'fargate'
  return {
    AWS_EXECUTION_ENV: isFargate ? 'AWS_ECS_FARGATE' : 'AWS_ECS_EC2',
    AWS_DEFAULT_REGION: context.region,
    AWS_REGION: context.region,
    HOSTNAME: record.id.slice(0, 12),
    ...Object.fromEntries(given.map(({ name, value }) => [name ?? '', value ?? ''])),
  }
}

function scriptOf(context: LifecycleContext, record: TaskRecord, run: ContainerRun): CommandScript {
  const story = findImageStory(run.definition.image ?? '')
  return interpretCommand({
    words: wordsOf(record, run),
    environment: environmentOf(context, record, run),
    random: context.world.random,
    ...(story?.kind === 'program' ? { program: toImageProgram(story) } : {}),
  })
}

/** Plans the next line of output, if there is one. */
export function planNextLine(
  context: LifecycleContext,
  record: TaskRecord,
  run: ContainerRun,
): void {
  const next = run.output?.next()
  if (!next || next.done === true || run.startedAtMs === undefined) return
  const { atMs, text } = next.value
  planStep(record, run.startedAtMs + scaleMs(context, atMs), {
    kind: 'line',
    container: run.shown.name ?? '',
    text,
  })
}

/** Starts a container, for the first time or by its restart policy. */
export function startContainer(
  context: LifecycleContext,
  record: TaskRecord,
  run: ContainerRun,
  atMs: number,
): void {
  const script = scriptOf(context, record, run)
  // A container that starts again keeps its ports.
  if (run.startedAtMs === undefined) bindPorts(record, run)
  Object.assign(run, { phase: 'running', script, startedAtMs: atMs })
  run.output = script.lines[Symbol.iterator]()
  run.shown.lastStatus = 'RUNNING'
  run.shown.runtimeId ??=
    record.platform === 'fargate'
      ? `${record.id}-${context.world.random.between(1_000_000_000, 4_000_000_000)}`
      : context.world.random.hex(64)
  openOutput(context, record, run, atMs)
  planNextLine(context, record, run)
  planRun(context, record, run, script, atMs)
  planHealth(context, record, run, atMs)
}

function planRun(
  context: LifecycleContext,
  record: TaskRecord,
  run: ContainerRun,
  script: CommandScript,
  atMs: number,
): void {
  const container = run.shown.name ?? ''
  const { exitCode, reason, durationMs } = script
  const why = reason === undefined ? {} : { reason }
  planStep(record, atMs + scaleMs(context, durationMs), {
    kind: 'exit',
    container,
    exitCode,
    ...why,
  })
  const { startTimeout } = run.definition
  if (startTimeout !== undefined)
    planStep(record, atMs + scaleMs(context, startTimeout * 1000), {
      kind: 'start-timeout',
      container,
    })
  if (run.shown.managedAgents?.some(({ lastStatus }) => lastStatus === 'PENDING')) {
    const readyMs = atMs + pickMs(context, lifecycleDurations[record.platform].agent)
    planStep(record, readyMs, { kind: 'agent', container })
  }
  const faults = faultsOf(context.world)
  const end = findTaskFault(faults, record, 'exit', fault => fault.container === container)
  if (!end) return
  spendFault(faults, end)
  setEnd(record, run, end, atMs)
}
