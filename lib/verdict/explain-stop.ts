import type { Container, Task, TaskDefinition } from '@aws-sdk/client-ecs'
import {
  isSuccess,
  isUndecided,
  selectEssentialContainers,
  selectFirstFailing,
} from './essential-containers.ts'
import { explainFailure, explainSuccess, explainUndecided, toEvidence } from './explain-exit.ts'
import { explainRunning } from './explain-running.ts'
import { readContainers, readStoppedTask } from './read-stop.ts'
import { findStopRule } from './stop-rules.ts'
import type { RuleMatch, Sentence } from './stop-rules.ts'
import { endedByStopCode, explainStopCode } from './stop-codes.ts'
import type { RawStop, Verdict } from './verdict.ts'

/**
 * Explains why a task stopped, in one verdict that a person can act on.
 *
 * - The exit codes of the essential containers decide, not AWS's reason: ECS also writes "Essential
 *   container in task exited" for exit code 0. A missing exit code is never 0.
 * - Exit code 137 means out of memory only if `reason` says so.
 * - If a person or AWS stopped the task, that is the outcome. The exit codes are evidence.
 *
 * @param definition names the essential containers. Without it all containers count.
 */
export function explainStop(task: Task, definition?: TaskDefinition): Verdict {
  return explainReadStop(readStoppedTask(task), readContainers(definition))
}

function explainReadStop(task: Task, definition: TaskDefinition | undefined): Verdict {
  const raw = toRaw(task)
  if (!task.lastStatus) return explainUnknown(raw)
  if (task.lastStatus !== 'STOPPED' && task.lastStatus !== 'DELETED') {
    return explainRunning(task, raw)
  }
  if (endedByStopCode(task.stopCode)) return explainStopCode(task, raw)
  const essential = selectEssentialContainers(task, definition)
  if (isSuccess(essential.containers)) return explainSuccess(essential.containers, raw)
  if (isUndecided(essential)) return explainUndecided(essential, raw)
  const failing = selectFirstFailing(essential.containers)
  const match = findStopRule(toSentences(task, failing))
  if (match) return explainMatch(task, { ...match, failing }, raw)
  if (failing) return explainFailure(failing, essential.known, raw)
  return hasRun(task) ? explainUnknown(raw) : explainNeverStarted(raw)
}

const hasRun = (task: Task) =>
  task.stopCode !== 'TaskFailedToStart' &&
  (task.startedAt !== undefined || (task.containers ?? []).some(c => c.exitCode !== undefined))

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

/** AWS's reasons for the container that failed, or else for each container, then for the task. */
function toSentences(task: Task, failing: Container | undefined): Sentence[] {
  const told = failing ? [failing] : (task.containers ?? [])
  const sentences: Sentence[] = told.flatMap(({ name, reason }) =>
    reason ? [{ field: 'containers[].reason', container: name, text: reason }] : [],
  )
  const { stoppedReason } = task
  return stoppedReason ? [...sentences, { field: 'stoppedReason', text: stoppedReason }] : sentences
}

function explainMatch(
  task: Task,
  { rule, sentence, failing }: RuleMatch & { failing?: Container },
  raw: RawStop,
): Verdict {
  const name = sentence.container ?? failing?.name
  const said = { field: sentence.field, container: sentence.container, sentence: sentence.text }
  return {
    outcome: rule.outcome ?? (hasRun(task) ? 'failed' : 'never-started'),
    category: rule.category,
    title: name ? rule.title.replace(/^The container /, `Container ${name} `) : rule.title,
    cause: rule.cause,
    remedy: rule.remedy,
    evidence: failing ? [{ ...toEvidence(failing), sentence: undefined }, said] : [said],
    raw,
  }
}

const errorPrefix = /\b([A-Z]\w*(?:Error|Exception))\b/

function explainNeverStarted(raw: RawStop): Verdict {
  const sentences = [...raw.containers.map(c => c.reason), raw.stoppedReason].filter(Boolean)
  const named = sentences.map(text => errorPrefix.exec(text ?? '')?.[1]).find(Boolean)
  const spoken = raw.containers.find(c => c.reason)
  return {
    outcome: 'never-started',
    category: named ?? raw.stopCode ?? 'TaskFailedToStart',
    title: spoken ? `Container ${spoken.name} never ran` : 'The task never ran',
    cause: sentences.length
      ? 'It was stopped before its containers ran. AWS’s message says why.'
      : 'It was stopped before its containers ran, and AWS doesn’t say why.',
    remedy: 'Read AWS’s message, fix what it names, and launch again.',
    evidence: toSpokenEvidence(raw),
    raw,
  }
}

function toSpokenEvidence(raw: RawStop) {
  const spoken = raw.containers
    .filter(c => c.reason)
    .map(c => ({ field: 'containers[].reason', container: c.name, sentence: c.reason }))
  return raw.stoppedReason
    ? [...spoken, { field: 'stoppedReason', sentence: raw.stoppedReason }]
    : spoken
}

function explainUnknown(raw: RawStop): Verdict {
  return {
    outcome: 'unknown',
    category: 'Unknown',
    title: 'It is unknown why the task stopped',
    cause: 'ECS reports no exit code of an essential container, and its reason doesn’t say more.',
    remedy: 'Read the log and AWS’s message.',
    evidence: toSpokenEvidence(raw),
    raw,
  }
}
