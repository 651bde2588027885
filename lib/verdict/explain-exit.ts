import type { Container } from '@aws-sdk/client-ecs'
import { explainExitCode } from './exit-codes.ts'
import type { ExitCodeMeaning } from './exit-codes.ts'
import type { EssentialContainers } from './essential-containers.ts'
import type { Evidence, RawStop, Verdict } from './verdict.ts'

export const toEvidence = (container: Container): Evidence => ({
  field: container.exitCode === undefined ? 'containers[].reason' : 'containers[].exitCode',
  container: container.name,
  exitCode: container.exitCode,
  sentence: container.reason,
})

const readTheLog = 'Read the last lines of its log: they are the likely cause.'

const remedies: Readonly<Record<number, string>> = {
  125: 'Launch again; if it repeats, check the container definition.',
  126: 'Check that the command names a program that may be executed in the image.',
  127: 'Check the command for a typo, and that the program is in the image and its PATH.',
  137: 'Compare its memory use with its limit, and its shutdown with the stop timeout; then read its log.',
  139: 'Read its log; look for native code, or an image of the wrong architecture.',
}

/** Every essential container ended with 0. Source: `containers[].exitCode`, whatever the reason says. */
export function explainSuccess(essential: readonly Container[], raw: RawStop): Verdict {
  const [first] = essential
  const name = first?.name ?? 'container'
  return {
    outcome: 'succeeded',
    category: 'Success',
    title:
      essential.length === 1
        ? `Container ${name} ended with exit code 0`
        : `All ${essential.length} essential containers ended with exit code 0`,
    cause: 'ECS writes the same sentence for success and failure; the exit code tells.',
    remedy: '',
    evidence: essential.map(toEvidence),
    raw,
  }
}

/** An essential container ended with a code of its own. */
export function explainFailure(failing: Container, known: boolean, raw: RawStop): Verdict {
  const code = failing.exitCode ?? -1
  const meaning = explainExitCode(code)
  const name = failing.name ?? 'unnamed'
  const essential = known ? ', and it is essential' : ''
  return {
    outcome: 'failed',
    category: meaning.signal ?? (code === 126 || code === 127 ? meaning.title : 'ExitCode'),
    title: `Container ${name} ended with exit code ${code}${essential}`,
    cause: toCause(code, meaning),
    remedy: remedies[code] ?? readTheLog,
    evidence: [toEvidence(failing)],
    raw,
  }
}

function toCause(code: number, explained: ExitCodeMeaning): string {
  const { title, meaning, signal, isConvention } = explained
  if (code === 137) {
    return 'It was killed (SIGKILL). Memory or the stop timeout may be the cause; nothing that AWS reports proves which.'
  }
  if (signal) return `${title} (${signal}). ${meaning}`
  if (!isConvention) {
    return 'The program itself chose this code: ECS started and stopped the task as asked.'
  }
  return `${title}. ${meaning} ECS started and stopped the task as asked.`
}

/** Codes are there, but which of them counts is not. */
export function explainUndecided({ containers }: EssentialContainers, raw: RawStop): Verdict {
  return {
    outcome: 'unknown',
    category: 'Unknown',
    title: 'One container ended with 0, another was ended by the shutdown',
    cause: 'The task definition could not be read, so which container is essential is not known.',
    remedy: 'Read the logs, or the essential flags of the task definition.',
    evidence: containers.map(toEvidence),
    raw,
  }
}
