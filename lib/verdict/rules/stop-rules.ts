import { capacityRules } from './capacity-rules.ts'
import { endingRules } from './ending-rules.ts'
import { generalRules } from './general-rules.ts'
import { hostRules } from './host-rules.ts'
import { networkRules } from './network-rules.ts'
import { placementRules } from './placement-rules.ts'
import { policyRules } from './policy-rules.ts'
import { pullRules } from './pull-rules.ts'
import { runtimeRules } from './runtime-rules.ts'
import { secretRules } from './secret-rules.ts'
import { setupRules } from './setup-rules.ts'
import { startRules } from './start-rules.ts'
import { isRuleFor, toPlainSentence } from './stop-rule.ts'
import type { StopRule } from './stop-rule.ts'
import { volumeRules } from './volume-rules.ts'

/** They name a cause, whatever error name stands before it. */
export const specificRules: readonly StopRule[] = [
  ...hostRules,
  ...policyRules,
  ...secretRules,
  ...pullRules,
  ...setupRules,
  ...volumeRules,
  ...networkRules,
  ...capacityRules,
  ...placementRules,
  ...startRules,
  ...runtimeRules,
  ...endingRules,
]

/** The first rule that matches wins, so what is specific comes before what an error name tells. */
export const stopRules: readonly StopRule[] = [...specificRules, ...generalRules]

/** A sentence that AWS wrote, and the member that it comes from. */
export interface Sentence {
  field: 'stoppedReason' | 'containers[].reason' | 'attachments[].details'
  container?: string
  text: string
  /** AWS's own words, where `text` has more than them. */
  said?: string
}

export interface RuleMatch {
  rule: StopRule
  sentence: Sentence
}

/** What ECS writes where the cause stands elsewhere, or nowhere. */
export const saysNothing = (text: string): boolean =>
  /^(task failed to start|essential container in task exited|unknown)?[.]?$/i.test(text.trim())

/** Who stopped the task is told by the task's own reason. A container's is the runtime's. */
const mayTell = (rule: StopRule, { field }: Sentence): boolean =>
  rule.outcome === undefined || field !== 'containers[].reason'

/** The first rule that matches any of the sentences, with the first sentence that it matches. */
export function findStopRule(
  sentences: readonly Sentence[],
  rules: readonly StopRule[] = stopRules,
): RuleMatch | undefined {
  const plain = sentences
    .filter(({ text }) => !saysNothing(text))
    .map(sentence => ({ sentence, text: toPlainSentence(sentence.text) }))
  for (const rule of rules) {
    const found = plain.find(
      ({ sentence, text }) => mayTell(rule, sentence) && isRuleFor(rule, text),
    )
    if (found) return { rule, sentence: found.sentence }
  }
  return undefined
}
