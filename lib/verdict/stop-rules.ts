import { capacityRules } from './capacity-rules.ts'
import { containerRules } from './container-rules.ts'
import { endingRules } from './ending-rules.ts'
import { placementRules } from './placement-rules.ts'
import { pullRules } from './pull-rules.ts'
import { secretRules } from './secret-rules.ts'
import { setupRules } from './setup-rules.ts'
import { isRuleFor, toPlainSentence } from './stop-rule.ts'
import type { StopRule } from './stop-rule.ts'

/** The first rule that matches wins, so specific rules come before general ones. */
export const stopRules: readonly StopRule[] = [
  ...secretRules,
  ...pullRules,
  ...setupRules,
  ...capacityRules,
  ...placementRules,
  ...containerRules,
  ...endingRules,
]

/** A sentence that AWS wrote, and the member that it comes from. */
export interface Sentence {
  field: 'stoppedReason' | 'containers[].reason'
  container?: string
  text: string
}

export interface RuleMatch {
  rule: StopRule
  sentence: Sentence
}

/** The first rule that matches any of the sentences, with the first sentence that it matches. */
export function findStopRule(sentences: readonly Sentence[]): RuleMatch | undefined {
  const plain = sentences.map(sentence => ({ sentence, text: toPlainSentence(sentence.text) }))
  for (const rule of stopRules) {
    const found = plain.find(({ text }) => isRuleFor(rule, text))
    if (found) return { rule, sentence: found.sentence }
  }
  return undefined
}
