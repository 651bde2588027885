import { capacityRules } from './capacity-rules.ts'
import { containerRules } from './container-rules.ts'
import { endingRules } from './ending-rules.ts'
import { placementRules } from './placement-rules.ts'
import { pullRules } from './pull-rules.ts'
import { secretRules } from './secret-rules.ts'
import { setupRules } from './setup-rules.ts'
import { isRuleFor, toPlainSentence } from './stop-rule.ts'
import type { StopRule } from './stop-rule.ts'

/** Ordered: the first rule that fits wins, so what is narrow stands before what is wide. */
export const stopRules: readonly StopRule[] = [
  ...secretRules,
  ...pullRules,
  ...setupRules,
  ...capacityRules,
  ...placementRules,
  ...containerRules,
  ...endingRules,
]

/** A sentence of AWS and the member it was read from. */
export interface Sentence {
  field: 'stoppedReason' | 'containers[].reason'
  container?: string
  text: string
}

export interface RuleMatch {
  rule: StopRule
  sentence: Sentence
}

/** The narrowest rule that fits any of the sentences; the earlier sentence on a tie. */
export function findStopRule(sentences: readonly Sentence[]): RuleMatch | undefined {
  const plain = sentences.map(sentence => ({ sentence, text: toPlainSentence(sentence.text) }))
  for (const rule of stopRules) {
    const found = plain.find(({ text }) => isRuleFor(rule, text))
    if (found) return { rule, sentence: found.sentence }
  }
  return undefined
}
