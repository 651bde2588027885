import type { Container, Task, TaskDefinition } from '@aws-sdk/client-ecs'
import {
  isNotStopped,
  isSuccess,
  isUndecided,
  selectEssentialContainers,
  selectFirstFailing,
} from './essential-containers.ts'
import type { EssentialContainers } from './essential-containers.ts'
import { isShutdownCode } from './exit-codes.ts'
import { explainFailure, explainUndecided } from './explain-exit.ts'
import { explainMatch, hasRun } from './explain-match.ts'
import { explainRunning } from './explain-running.ts'
import { explainDoubtfulSuccess, explainSuccess } from './explain-success.ts'
import { errorPrefix, explainNeverStarted, explainUnknown } from './explain-unstarted.ts'
import { toLogEvidence } from './log-place.ts'
import { readContainers, readStoppedTask } from './read-stop.ts'
import { endingRules } from './rules/ending-rules.ts'
import { findStopRule, specificRules } from './rules/stop-rules.ts'
import type { RuleMatch } from './rules/stop-rules.ts'
import {
  endedByStopCode,
  explainStopCode,
  explainStopRequest,
  isUnknownStopCode,
} from './stop-codes.ts'
import type { StopRequest } from './stop-codes.ts'
import { toReasons, toTaskSentences } from './stop-sentences.ts'
import type { RawStop, Verdict } from './verdict.ts'

/**
 * Explains why a task stopped, in one verdict that a person can act on.
 *
 * - The exit codes of the essential containers decide, not AWS's reason: ECS also writes "Essential
 *   container in task exited" for exit code 0. A missing exit code is never 0.
 * - Exit code 137 means out of memory only if `reason` says so.
 * - If a person or AWS stopped the task, that is the outcome. The exit codes are evidence.
 * - Of several sentences, the most specific one decides, wherever it stands.
 *
 * @param definition names the essential containers. Without it all containers count.
 * @param request a stop that was sent from here: ECS's answer may not say so, and never by whom.
 */
export function explainStop(
  task: Task,
  definition?: TaskDefinition,
  request?: StopRequest,
): Verdict {
  return explainReadStop(readStoppedTask(task), readContainers(definition), request)
}

function explainReadStop(
  task: Task,
  definition: TaskDefinition | undefined,
  request: StopRequest | undefined,
): Verdict {
  const raw = toRaw(task)
  if (!task.lastStatus) return explainUnknown(raw)
  if (task.lastStatus !== 'STOPPED' && task.lastStatus !== 'DELETED') {
    return explainRunning(task, raw)
  }
  if (endedByStopCode(task.stopCode)) return explainStopCode(task, request, raw)
  const essential = selectEssentialContainers(task, definition)
  if (request && task.stopCode !== 'TaskFailedToStart') {
    return explainStopRequest(task, request, raw)
  }
  if (isSuccess(essential.containers)) return explainZeros(task, essential, raw)
  const ending = task.stopCode === undefined && findStopRule(toTaskSentences(task), endingRules)
  if (ending) return explainMatch(task, ending, raw)
  if (isUndecided(essential)) return explainUndecided(essential, raw)
  const verdict = explainEnd(task, essential, raw)
  const [first] = verdict.evidence
  const log = verdict.outcome === 'failed' && toLogEvidence(task, definition, first?.container)
  return log ? { ...verdict, evidence: [...verdict.evidence, log] } : verdict
}

/** Every essential container reports 0: a success, unless ECS's answer contradicts itself. */
function explainZeros(task: Task, essential: EssentialContainers, raw: RawStop): Verdict {
  const open = essential.containers.find(isNotStopped)
  if (open) return explainDoubtfulSuccess(open, raw)
  for (const container of essential.containers) {
    const rule = findStopRule(toReasons([container]))?.rule
    const isError = rule ? rule.id !== 'oom' : errorPrefix.test(container.reason ?? '')
    if (isError) return explainDoubtfulSuccess(container, raw)
  }
  const killed = (task.containers ?? []).find(
    container => findStopRule(toReasons([container]))?.rule.id === 'oom',
  )
  const ending = findStopRule(toTaskSentences(task), endingRules)
  return explainSuccess(essential.containers, { killed, isToldStopped: !!ending }, raw)
}

function explainEnd(task: Task, essential: EssentialContainers, raw: RawStop): Verdict {
  const failing = selectFirstFailing(essential.containers)
  const match = findTelling(task, essential, failing)
  if (match) return explainMatch(task, { ...match, failing }, raw)
  if (isUnknownStopCode(task.stopCode) && isShutdownCode(failing?.exitCode)) {
    return explainNewStopCode(task, raw)
  }
  if (hasRun(task) === false) return explainNeverStarted(task, raw)
  return failing ? explainFailure(failing, essential, raw) : explainUnknown(raw)
}

/**
 * What AWS says of the container that failed, or else the task's own reason. Another container's reason
 * counts if it names a cause, as one container's failure ends the others.
 */
function findTelling(
  task: Task,
  essential: EssentialContainers,
  failing: Container | undefined,
): RuleMatch | undefined {
  const ofTask = toTaskSentences(task)
  if (!failing) {
    const all = task.containers ?? []
    const first = all.filter(container => essential.containers.includes(container))
    const others = all.filter(container => !essential.containers.includes(container))
    return findStopRule([...toReasons([...first, ...others]), ...ofTask])
  }
  const own = [...toReasons([failing]), ...ofTask]
  const others = essential.containers.filter(container => container !== failing)
  return (
    findStopRule(own, specificRules) ??
    findStopRule(toReasons(others), specificRules) ??
    findStopRule(own)
  )
}

function toRaw(task: Task): RawStop {
  return {
    stopCode: task.stopCode,
    stoppedReason: task.stoppedReason,
    containers: (task.containers ?? []).map(({ name = '', exitCode, reason }) => ({
      name,
      exitCode,
      reason,
    })),
  }
}

/** It was stopped, and AWS has a new word for why. */
const explainNewStopCode = (task: Task, raw: RawStop): Verdict => ({
  ...explainUnknown(raw),
  title: `It was stopped with the stop code ${String(task.stopCode)}`,
  cause: 'Its containers were asked to end. Slipway doesn’t know this stop code.',
})
