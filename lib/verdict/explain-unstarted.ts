import type { Container, Task } from '@aws-sdk/client-ecs'
import { isShutdownCode } from './exit-codes.ts'
import { toEvidence } from './explain-exit.ts'
import { guides } from './rules/guide.ts'
import { saysNothing } from './rules/stop-rules.ts'
import type { RawStop, Verdict } from './verdict.ts'

/** The name of an error, as AWS writes it in front of a sentence. */
export const errorPrefix = /\b([A-Z]\w*(?:Error|Exception))\b/

/** It was stopped before its containers ran, and no rule knows why. */
export function explainNeverStarted(task: Task, raw: RawStop): Verdict {
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
export const findExited = ({ containers = [] }: Task): Container | undefined =>
  containers.find(({ exitCode }) => exitCode && !isShutdownCode(exitCode))

export const toExitText = ({ name = 'unnamed', exitCode }: Container) =>
  `Container ${name} exited with code ${String(exitCode)}.`

function toSpokenEvidence(raw: RawStop) {
  const spoken = raw.containers
    .filter(c => c.reason)
    .map(c => ({ field: 'containers[].reason', container: c.name, sentence: c.reason }))
  return raw.stoppedReason
    ? [...spoken, { field: 'stoppedReason', sentence: raw.stoppedReason }]
    : spoken
}

/** Neither an exit code, a stop code nor a sentence says how it ended. */
export function explainUnknown(raw: RawStop): Verdict {
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
