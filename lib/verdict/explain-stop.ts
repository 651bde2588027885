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
import { explainFailure, explainUndecided, toEvidence } from './explain-exit.ts'
import { explainRunning } from './explain-running.ts'
import { explainDoubtfulSuccess, explainSuccess } from './explain-success.ts'
import { toLogEvidence } from './log-place.ts'
import { readContainers, readStoppedTask } from './read-stop.ts'
import { guides } from './rules/guide.ts'
import { endingRules } from './rules/ending-rules.ts'
import { findStopRule, saysNothing, specificRules } from './rules/stop-rules.ts'
import type { StopRule } from './rules/stop-rule.ts'
import type { RuleMatch, Sentence } from './rules/stop-rules.ts'
import {
  endedByStopCode,
  explainStopCode,
  explainStopRequest,
  isUnknownStopCode,
} from './stop-codes.ts'
import type { StopRequest } from './stop-codes.ts'
import type { Outcome, RawStop, Verdict } from './verdict.ts'

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
    return explainUnknown(raw)
  }
  if (hasRun(task) === false) return explainNeverStarted(task, raw)
  return failing ? explainFailure(failing, essential.known, raw) : explainUnknown(raw)
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

/** Whether its containers ran. Undefined where ECS's answer doesn't say. */
function hasRun({ stopCode, startedAt, containers = [] }: Task): boolean | undefined {
  if (stopCode === 'TaskFailedToStart') return false
  const isTold = stopCode === 'EssentialContainerExited' || startedAt !== undefined
  return isTold || containers.some(c => c.exitCode !== undefined) || undefined
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

const toReasons = (containers: readonly Container[]): Sentence[] =>
  containers.flatMap(({ name, reason }) =>
    reason ? [{ field: 'containers[].reason', container: name, text: reason }] : [],
  )

/** The task's own reason, and those of its network interface and its volumes. */
function toTaskSentences({ stoppedReason, attachments = [] }: Task): Sentence[] {
  const ofAttachments: Sentence[] = attachments.flatMap(({ type = '', details = [] }) =>
    details
      .filter(({ name, value }) => name?.toLowerCase() === 'statusreason' && value)
      .map(({ value = '' }) => ({
        field: 'attachments[].details' as const,
        text: toAttachmentText(type, value),
        said: value,
      })),
  )
  return stoppedReason
    ? [{ field: 'stoppedReason', text: stoppedReason }, ...ofAttachments]
    : ofAttachments
}

/** The type says what the sentence is about, which the sentence itself may not. */
const toAttachmentText = (type: string, text: string) =>
  /elasticblock/i.test(type)
    ? `EBS: ${text}`
    : /eni|network/i.test(type)
      ? `network interface: ${text}`
      : text

/** Categories of what happens before a container runs. */
const beforeRun =
  /^(CannotPull|CannotCreate|CannotStart|ResourceInit|ResourceNotFound|TaskFailedToStart|CAPACITY|QUOTA|RESOURCE|AGENT|LOCATION|ATTRIBUTE|PLACEMENT|TaskDependency|ContainerNetworking|ClientException)/

function explainMatch(
  task: Task,
  { rule, sentence, failing }: RuleMatch & { failing?: Container },
  raw: RawStop,
): Verdict {
  const name = sentence.container ?? failing?.name
  const said = {
    field: sentence.field,
    container: sentence.container,
    sentence: sentence.said ?? sentence.text,
  }
  const outcome = toOutcome(task, rule, isStoppedForIt(failing, sentence) ? undefined : failing)
  return {
    outcome,
    rule: rule.id,
    category: toCategory(rule, sentence),
    title: rule.title.replace('{container}', name ? `Container ${name}` : 'The container'),
    cause: [
      rule.cause,
      toDependencyText(task, rule, sentence),
      outcome === 'unknown' && 'ECS reports no exit code, so the program may have ended well.',
    ]
      .filter(Boolean)
      .join(' '),
    remedy: rule.remedy,
    guide: guides[rule.guide],
    evidence: failing ? [{ ...toEvidence(failing), sentence: undefined }, said] : [said],
    raw,
  }
}

/** A container that was only stopped because another one failed. */
const isStoppedForIt = (failing: Container | undefined, { container }: Sentence): boolean =>
  container !== undefined && failing?.name !== container && isShutdownCode(failing?.exitCode)

/** Of the steps of a container's start, which the sentence names itself. */
const startErrors = [
  'CannotStartContainerError',
  'CannotCreateContainerError',
  'CannotCreateVolumeError',
]

function toCategory({ category }: StopRule, { text }: Sentence): string {
  if (!startErrors.includes(category)) return category
  const lower = text.toLowerCase()
  const named = startErrors.filter(name => lower.includes(name.toLowerCase()))
  return named.length === 1 ? (named[0] ?? category) : category
}

function toOutcome(task: Task, rule: StopRule, failing: Container | undefined): Outcome {
  if (rule.outcome) return rule.outcome
  const ran = hasRun(task)
  const isEarly =
    beforeRun.test(rule.category) && !rule.isEndLost && task.startedAt === undefined && !failing
  if (ran === false || isEarly) return 'never-started'
  const isUnclear = rule.isEndLost ?? (ran === undefined && rule.category !== 'OutOfMemoryError')
  return isUnclear && !failing ? 'unknown' : 'failed'
}

const errorPrefix = /\b([A-Z]\w*(?:Error|Exception))\b/

function explainNeverStarted(task: Task, raw: RawStop): Verdict {
  const exited = findExited(task)
  const sentences = [...raw.containers.map(c => c.reason), raw.stoppedReason].filter(
    text => text && !saysNothing(text),
  )
  const named = sentences.map(text => errorPrefix.exec(text ?? '')?.[1]).find(Boolean)
  const spoken = raw.containers.find(c => c.reason)
  return {
    outcome: 'never-started',
    category: named ?? raw.stopCode ?? 'TaskFailedToStart',
    title: spoken ? `Container ${spoken.name} never ran` : 'The task never ran',
    cause: [
      'It was stopped before its containers ran.',
      exited
        ? `${toExitText(exited)} A container that depends on it can’t start then.`
        : sentences.length
          ? 'Why is not known: Slipway doesn’t recognize AWS’s message.'
          : 'AWS doesn’t say why.',
    ].join(' '),
    remedy: exited
      ? `Read the log of container ${exited.name ?? 'unnamed'}.`
      : 'Read AWS’s message, fix what it names, and launch again.',
    guide: guides.stoppedTask,
    evidence: exited ? [toEvidence(exited), ...toSpokenEvidence(raw)] : toSpokenEvidence(raw),
    raw,
  }
}

/** A container that ended with an error of its own while others waited for it. */
const findExited = ({ containers = [] }: Task): Container | undefined =>
  containers.find(({ exitCode }) => exitCode && !isShutdownCode(exitCode))

const toExitText = ({ name = 'unnamed', exitCode }: Container) =>
  `Container ${name} exited with code ${String(exitCode)}.`

/** Which container it is that another one waited for: one that failed, or that AWS names. */
function toDependencyText(task: Task, rule: StopRule, said: Sentence): string | undefined {
  if (rule.id !== 'dependency') return undefined
  const others = (task.containers ?? []).filter(({ name }) => name && name !== said.container)
  const named = others.find(({ name = '' }) => said.text.includes(name))
  const exited = named?.exitCode ? named : findExited(task)
  if (exited) return toExitText(exited)
  return named && `It waited for container ${String(named.name)}.`
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
  const silent = raw.containers.find(({ exitCode }) => exitCode === undefined)
  return {
    outcome: 'unknown',
    category: 'Unknown',
    title: 'It is unknown why the task stopped',
    cause: silent
      ? `ECS reports no exit code of container ${silent.name}, and its reason doesn’t say more.`
      : 'ECS’s answer doesn’t say how its containers ended.',
    remedy: 'Read the log and AWS’s message.',
    guide: guides.stoppedTask,
    evidence: toSpokenEvidence(raw),
    raw,
  }
}
