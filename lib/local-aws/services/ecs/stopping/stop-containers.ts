import type { TermAnswer } from '../../../containers/command-script.ts'
import type { ContainerRun, TaskRecord } from '../state/task-record.ts'
import { planStep, scaleMs } from '../timeline/lifecycle-context.ts'
import type { LifecycleContext } from '../timeline/lifecycle-context.ts'
import type { TaskStep } from '../state/task-step.ts'

/** API Reference, `stopTimeout`: 30 s unless the container says otherwise; Fargate allows 120 s. */
const defaultStopTimeout = 30
const longestFargateStopTimeout = 120

function stopTimeoutMs(record: TaskRecord, run: ContainerRun): number {
  const seconds = run.definition.stopTimeout ?? defaultStopTimeout
  const isFargate = record.platform === 'fargate'
  return (isFargate ? Math.min(seconds, longestFargateStopTimeout) : seconds) * 1000
}

function stepsOf(record: TaskRecord, run: ContainerRun): TaskStep[] {
  return record.steps.filter(step => 'container' in step && step.container === run.shown.name)
}

/**
 * How a program under an init process ends. Process 1 would ignore the signal, but init forwards
 * it.
 */
const initAnswer: TermAnswer = { afterMs: 100, exitCode: 143 }

/** Sends SIGTERM now, and SIGKILL if the program has not ended within the stop timeout. */
function terminate(
  context: LifecycleContext,
  record: TaskRecord,
  run: ContainerRun,
  atMs: number,
): void {
  run.termSent = true
  const container = run.shown.name ?? ''
  const killMs = atMs + scaleMs(context, stopTimeoutMs(record, run))
  const hasInit = run.definition.linuxParameters?.initProcessEnabled === true
  const answer = run.script?.onTerm ?? (hasInit ? initAnswer : undefined)
  const answerMs = answer ? atMs + scaleMs(context, answer.afterMs) : Infinity
  const endMs = Math.min(answerMs, killMs)
  const obsolete = new Set(stepsOf(record, run).filter(step => step.atMs > endMs))
  record.steps = record.steps.filter(step => !obsolete.has(step))
  if (stepsOf(record, run).some(({ kind }) => kind === 'exit')) return
  if (!answer || answerMs > killMs)
    return planStep(record, endMs, { kind: 'exit', container, exitCode: 137 })
  const { exitCode, text } = answer
  const said = text === undefined ? {} : { text }
  planStep(record, endMs, { kind: 'exit', container, exitCode, ...said })
}

function isNeeded(record: TaskRecord, run: ContainerRun): boolean {
  return record.containers.some(
    ({ phase, definition }) =>
      phase === 'running' &&
      definition.dependsOn?.some(({ containerName }) => containerName === run.shown.name),
  )
}

/**
 * Stops the running containers in the reverse order of their dependencies (API Reference,
 * `dependsOn`). It is called again whenever one of them has ended.
 */
export function stopContainers(context: LifecycleContext, record: TaskRecord, atMs: number): void {
  record.isTerminating = true
  for (const run of record.containers)
    if (run.phase === 'running' && !run.termSent && !isNeeded(record, run))
      terminate(context, record, run, atMs)
}
