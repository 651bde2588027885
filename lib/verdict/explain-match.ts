import type { Container, Task } from '@aws-sdk/client-ecs'
import { isShutdownCode } from './exit-codes.ts'
import { toEvidence } from './explain-exit.ts'
import { findExited, toExitText } from './explain-unstarted.ts'
import { guides } from './rules/guide.ts'
import type { StopRule } from './rules/stop-rule.ts'
import type { RuleMatch, Sentence } from './rules/stop-rules.ts'
import type { Outcome, RawStop, Verdict } from './verdict.ts'

/** Categories of what happens before a container runs. */
const beforeRun =
  /^(CannotPull|CannotCreate|CannotStart|ResourceInit|ResourceNotFound|TaskFailedToStart|CAPACITY|QUOTA|RESOURCE|AGENT|LOCATION|ATTRIBUTE|PLACEMENT|TaskDependency|ContainerNetworking|ClientException)/

/** What the rule that decided says of this task. */
export function explainMatch(
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
    title: rule.title.replace('{container}', () => (name ? `Container ${name}` : 'The container')),
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

/** Whether its containers ran. Undefined where ECS's answer doesn't say. */
export function hasRun({ stopCode, startedAt, containers = [] }: Task): boolean | undefined {
  if (stopCode === 'TaskFailedToStart') return false
  const isTold = stopCode === 'EssentialContainerExited' || startedAt !== undefined
  return isTold || containers.some(c => c.exitCode !== undefined) || undefined
}

/** Which container it is that another one waited for: one that failed, or that AWS names. */
function toDependencyText(task: Task, rule: StopRule, said: Sentence): string | undefined {
  if (rule.id !== 'dependency') return undefined
  const others = (task.containers ?? []).filter(({ name }) => name && name !== said.container)
  const named = others.find(({ name = '' }) => said.text.includes(name))
  const exited = named?.exitCode ? named : findExited(task)
  if (exited) return toExitText(exited)
  return named && `It waited for container ${String(named.name)}.`
}
