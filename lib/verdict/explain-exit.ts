import type { Container } from '@aws-sdk/client-ecs'
import { explainExitCode, isShutdownCode } from './exit-codes.ts'
import type { ExitCodeMeaning } from './exit-codes.ts'
import type { EssentialContainers } from './essential-containers.ts'
import { guides } from './rules/guide.ts'
import type { Evidence, RawStop, Verdict } from './verdict.ts'

export const toEvidence = (container: Container): Evidence => ({
  field: container.exitCode === undefined ? 'containers[].reason' : 'containers[].exitCode',
  container: container.name,
  exitCode: container.exitCode,
  sentence: container.reason,
})

const readTheLog = 'Read the last lines of its log. They usually show the cause.'

const remedies: Readonly<Record<number, string>> = {
  125: 'Launch again. If it happens again, check the container definition.',
  126: 'Check that the command names a program in the image and that it is executable.',
  127: 'Check the command for a typo. Check that the program is in the image and on its PATH.',
  137: 'Compare its memory use with its limit, and its shutdown time with the stop timeout. Then read its log.',
  139: 'Read its log. Look for a bug in native code, or an image for the wrong architecture.',
}

/** A container exited with a code other than 0. */
export function explainFailure(
  failing: Container,
  { known, containers }: EssentialContainers,
  raw: RawStop,
): Verdict {
  const code = failing.exitCode ?? -1
  const meaning = explainExitCode(code)
  const name = failing.name ?? 'unnamed'
  return {
    outcome: 'failed',
    category: meaning.signal ?? (code === 126 || code === 127 ? meaning.title : 'ExitCode'),
    title: `${known ? 'Essential container' : 'Container'} ${name} exited with code ${code}`,
    cause: [toCause(code, meaning), known && toEarlierText(failing, containers)]
      .filter(Boolean)
      .join(' '),
    remedy: remedies[code] ?? readTheLog,
    guide: guides.taskStopped,
    evidence: [toEvidence(failing)],
    raw,
  }
}

/** The end of an essential container ends the task: ECS then sends the others the stop signal. */
function toEarlierText(failing: Container, all: readonly Container[]): string | undefined {
  if (!isShutdownCode(failing.exitCode)) return undefined
  const done = all.find(({ exitCode }) => exitCode === 0)
  return (
    done &&
    `Or ECS ended it because essential container ${done.name ?? 'unnamed'} had exited with code 0.`
  )
}

function toCause(code: number, explained: ExitCodeMeaning): string {
  const { title, meaning, signal, isConvention } = explained
  if (code === 137) {
    return 'It was killed (SIGKILL). It may have run out of memory or exceeded the stop timeout. AWS doesn’t report which.'
  }
  if (code === 143) {
    return 'It was asked to end (SIGTERM). ECS doesn’t say that anybody stopped the task, so a process in it may have sent the signal.'
  }
  if (signal) return `${title} (${signal}). ${meaning}`
  if (!isConvention) {
    return 'The program itself chose this code. ECS started and stopped the task normally.'
  }
  return `${title}. ${meaning} ECS started and stopped the task normally.`
}

/** The exit codes are known, but not which of them counts. */
export function explainUndecided({ containers }: EssentialContainers, raw: RawStop): Verdict {
  return {
    outcome: 'unknown',
    category: 'Unknown',
    title: 'One container exited with code 0, and another was stopped',
    cause: 'The task definition could not be read, so it is unknown which container is essential.',
    remedy: 'Read the logs, and check the task definition for the essential containers.',
    guide: guides.definition,
    evidence: containers.map(toEvidence),
    raw,
  }
}
