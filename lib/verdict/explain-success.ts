import type { Container } from '@aws-sdk/client-ecs'
import { isNotStopped } from './essential-containers.ts'
import { toEvidence } from './explain-exit.ts'
import { guides } from './rules/guide.ts'
import type { RawStop, Verdict } from './verdict.ts'

/** What AWS says beside the exit codes, which they outweigh. */
export interface Doubts {
  /** A container in which a process was killed for memory. */
  killed: Container | undefined
  /** The task’s reason says that it was stopped, and no stop code does. */
  isToldStopped: boolean
}

/**
 * Every essential container exited with code 0, whatever the task's reason says.
 *
 */
export function explainSuccess(
  essential: readonly Container[],
  { killed, isToldStopped }: Doubts,
  raw: RawStop,
): Verdict {
  const [first] = essential
  const name = first?.name ?? 'container'
  const codes = essential.map(toEvidence)
  const told = killed && !essential.includes(killed) ? [...codes, toEvidence(killed)] : codes
  return {
    outcome: 'succeeded',
    category: 'Success',
    title:
      essential.length === 1
        ? `Container ${name} exited with code 0`
        : `All ${essential.length} essential containers exited with code 0`,
    cause: killed
      ? `The exit code shows that it succeeded. But container ${killed.name ?? 'unnamed'} ran out of memory, and a process in it was killed, so its work may not be complete.`
      : isToldStopped
        ? 'The exit code shows that it succeeded. AWS’s reason says that it was stopped, so it may have ended early.'
        : 'The exit code shows that it succeeded. AWS uses the same reason for success and failure.',
    remedy: killed ? 'Check its log, and raise the memory before the next run.' : '',
    guide: killed && guides.outOfMemory,
    evidence: told,
    raw,
  }
}

/** A container reports 0, and ECS's answer contradicts it. */
export function explainDoubtfulSuccess(container: Container, raw: RawStop): Verdict {
  const { name = 'unnamed', lastStatus, reason } = container
  const isOpen = isNotStopped(container)
  return {
    outcome: 'unknown',
    category: 'Unknown',
    title: isOpen
      ? `Container ${name} was never reported as stopped`
      : `Container ${name} reports exit code 0 and an error`,
    cause: isOpen
      ? `ECS stopped the task while the container’s last status was ${String(lastStatus)}, so its exit code 0 may not be its end.`
      : 'The exit code says that it succeeded, and AWS’s reason for the container says that it did not.',
    remedy: 'Read the log to see whether the work was done, before you launch again.',
    guide: guides.stoppedTask,
    evidence: isOpen
      ? [
          toEvidence(container),
          { field: 'containers[].lastStatus', container: name, sentence: lastStatus },
        ]
      : [{ ...toEvidence(container), sentence: reason }],
    raw,
  }
}
