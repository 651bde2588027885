import { toFieldLabel } from '@/lib/run-task/form/find-field'

/** What of the first launch isn't in the next one, in sentences. */
export interface NotTakenOver {
  /** Without these it would be another launch, so an operator has to fill them in. */
  blocking: string[]
  /** Worth knowing; the launch is the same as far as anybody can tell. */
  noted: string[]
}

/** How a member that the source lacks counts, and what is said about it. */
interface Rule {
  pattern: RegExp
  /** `silent`: one task runs the same with it and without it. */
  weight: 'blocking' | 'noted' | 'silent'
  sentence: string
}

/** What DescribeTasks doesn't return, as `fromDescribedTask` names it; the first that fits counts. */
const missingRules: readonly Rule[] = [
  {
    pattern: /^networkConfiguration\.awsvpcConfiguration\.(securityGroups|assignPublicIp)$/,
    weight: 'blocking',
    sentence: 'AWS doesn’t return a task’s security groups, or whether it got a public IP address.',
  },
  {
    pattern: /^volumeConfigurations\b/,
    weight: 'blocking',
    sentence: 'AWS doesn’t return the configuration of a task’s EBS volume.',
  },
  {
    pattern: /^placement(Constraints|Strategy)$/,
    weight: 'noted',
    sentence:
      'AWS doesn’t return a task’s placement constraints and strategy. This launch has none.',
  },
  // With one provider and one task, base and weight change nothing; propagated tags are the task's own.
  {
    pattern: /^(capacityProviderStrategy\b|propagateTags$|referenceId$)/,
    weight: 'silent',
    sentence: '',
  },
]

/** What belongs to the first task alone. */
const unusedRules: readonly Rule[] = [
  {
    pattern: /^group$/,
    weight: 'noted',
    sentence: 'A service started this task. The new task doesn’t belong to the service.',
  },
  // AWS's own tags, the token of one call, and the mark that each launch gets anew.
  { pattern: /^(tags\b|clientToken$|startedBy$)/, weight: 'silent', sentence: '' },
]

/**
 * Judges what a source could not tell and what the form has no use for. What no rule knows is named
 * by its field, and blocks where it is missing.
 *
 * @param judged paths that have an error of their own, which says more
 */
export function findNotTakenOver(
  { missing, unused }: { missing: readonly string[]; unused: readonly string[] },
  judged: ReadonlySet<string>,
): NotTakenOver {
  const found = [
    ...missing.filter(path => !judged.has(path)).map(path => judge(path, missingRules, toMissing)),
    ...unused.map(path => judge(path, unusedRules, toUnused)),
  ]
  const sentencesOf = (weight: Rule['weight']) => [
    ...new Set(found.filter(rule => rule.weight === weight).map(({ sentence }) => sentence)),
  ]
  return { blocking: sentencesOf('blocking'), noted: sentencesOf('noted') }
}

type Judged = Pick<Rule, 'weight' | 'sentence'>

const judge = (path: string, rules: readonly Rule[], toOther: (path: string) => Judged): Judged =>
  rules.find(({ pattern }) => pattern.test(path)) ?? toOther(path)

const toMissing = (path: string): Judged => ({
  weight: 'blocking',
  sentence: `${toFieldLabel(path)}: the value isn’t known.`,
})

const toUnused = (path: string): Judged => ({
  weight: 'noted',
  sentence: `${toFieldLabel(path)}: Slipway can’t launch with this value.`,
})
