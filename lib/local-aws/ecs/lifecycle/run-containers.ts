import { interpretCommand } from '../../commands/interpret-command.ts'
import type { CommandScript } from '../../commands/command-script.ts'
import { findImageStory } from '../../commands/stories/find-image-story.ts'
import type { ContainerRun, TaskRecord } from '../task-record.ts'
import { toEpochSeconds } from '../wire.ts'
import { beginStop, planEnd, terminateContainers } from './begin-stop.ts'
import { bindPorts } from './bind-ports.ts'
import { openOutput, writeOutput } from './container-output.ts'
import { markChanged, planStep, scaleMs, setStatus } from './lifecycle-context.ts'
import type { LifecycleContext } from './lifecycle-context.ts'
import { firstHealthCheckMs } from './check-health.ts'

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

function overrideOf(record: TaskRecord, run: ContainerRun) {
  return record.shown.overrides?.containerOverrides?.find(({ name }) => name === run.shown.name)
}

/** What the container will do: entry point and command joined as Docker does. */
function scriptOf(context: LifecycleContext, record: TaskRecord, run: ContainerRun): CommandScript {
  const { image = '', entryPoint = [], command = [] } = run.definition
  const story = findImageStory(image)
  return interpretCommand({
    words: [...entryPoint, ...(overrideOf(record, run)?.command ?? command)],
    environment: environmentOf(context, record, run),
    random: context.world.random,
    ...(story?.kind === 'program' ? { program: story.program } : {}),
  })
}

/** Plans the next line of output, if the program writes one more. */
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

function startContainer(
  context: LifecycleContext,
  record: TaskRecord,
  run: ContainerRun,
  atMs: number,
): void {
  const script = scriptOf(context, record, run)
  const name = run.shown.name ?? ''
  Object.assign(run, { phase: 'running', script, startedAtMs: atMs })
  run.output = script.lines[Symbol.iterator]()
  run.shown.lastStatus = 'RUNNING'
  run.shown.runtimeId ??=
    record.platform === 'fargate'
      ? `${record.id}-${context.world.random.between(1_000_000_000, 4_000_000_000)}`
      : context.world.random.hex(64)
  for (const agent of run.shown.managedAgents ?? [])
    Object.assign(agent, { lastStatus: 'RUNNING', lastStartedAt: toEpochSeconds(atMs) })
  bindPorts(record, run)
  openOutput(context, record, run, atMs)
  planNextLine(context, record, run)
  const { exitCode, reason } = script
  planStep(record, atMs + scaleMs(context, script.durationMs), {
    kind: 'exit',
    container: name,
    exitCode,
    ...(reason ? { reason } : {}),
  })
  const checkMs = firstHealthCheckMs(run)
  if (checkMs !== undefined)
    planStep(record, atMs + scaleMs(context, checkMs), { kind: 'health', container: name })
}

type Readiness = 'ready' | 'waiting' | 'hopeless'

/** Developer Guide, `dependsOn`: START, COMPLETE, SUCCESS and HEALTHY. */
function readiness(record: TaskRecord, run: ContainerRun): Readiness {
  for (const { containerName, condition } of run.definition.dependsOn ?? []) {
    const other = record.containers.find(({ shown }) => shown.name === containerName)
    if (!other) continue
    const isOver = other.phase === 'stopped'
    if (condition === 'SUCCESS' && isOver && other.shown.exitCode !== 0) return 'hopeless'
    if (condition === 'HEALTHY' && isOver) return 'hopeless'
    const isMet =
      condition === 'HEALTHY'
        ? other.shown.healthStatus === 'HEALTHY'
        : condition === 'START'
          ? other.phase !== 'waiting'
          : isOver
    if (!isMet) return 'waiting'
  }
  return 'ready'
}

/** Starts every container whose dependencies allow it; the task RUNs when all have started. */
export function startReadyContainers(
  context: LifecycleContext,
  record: TaskRecord,
  atMs: number,
): void {
  if (record.shown.desiredStatus === 'STOPPED') return
  for (let started = true; started;) {
    started = false
    for (const run of record.containers.filter(({ phase }) => phase === 'waiting')) {
      const state = readiness(record, run)
      if (state === 'hopeless') {
        const reason = 'Container dependency failed: a container it depends on did not succeed'
        return stopNow(context, record, { code: 'TaskFailedToStart', reason }, atMs)
      }
      if (state === 'waiting') continue
      startContainer(context, record, run, atMs)
      started = true
    }
  }
  markChanged(record)
  if (record.shown.startedAt !== undefined) return
  if (record.containers.some(({ phase }) => phase === 'waiting')) return
  record.shown.startedAt = toEpochSeconds(atMs)
  setStatus(record, 'RUNNING', atMs)
}

function stopNow(
  context: LifecycleContext,
  record: TaskRecord,
  cause: Parameters<typeof beginStop>[2],
  atMs: number,
): void {
  beginStop(context, record, cause, atMs)
  terminateContainers(context, record, atMs)
}

/** An essential container takes the others with it. */
export function exitContainer(
  context: LifecycleContext,
  record: TaskRecord,
  run: ContainerRun,
  end: { exitCode: number; reason?: string; text?: string },
  atMs: number,
): void {
  if (end.text !== undefined) writeOutput(context, record, run, end.text, atMs)
  run.phase = 'stopped'
  Object.assign(run.shown, { lastStatus: 'STOPPED', exitCode: end.exitCode })
  if (end.reason !== undefined) run.shown.reason = end.reason
  for (const agent of run.shown.managedAgents ?? []) agent.lastStatus = 'STOPPED'
  record.steps = record.steps.filter(
    step => !('container' in step) || step.container !== run.shown.name,
  )
  markChanged(record)
  const isEssential = run.definition.essential !== false
  if (isEssential && record.shown.desiredStatus === 'RUNNING') {
    const reason = 'Essential container in task exited'
    stopNow(context, record, { code: 'EssentialContainerExited', reason }, atMs)
  } else startReadyContainers(context, record, atMs)
  if (record.containers.some(({ phase }) => phase === 'running')) return
  if (record.shown.desiredStatus !== 'STOPPED') return
  record.shown.executionStoppedAt ??= toEpochSeconds(atMs)
  if (record.shown.lastStatus === 'STOPPING') planEnd(context, record, atMs)
}
