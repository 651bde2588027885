/**
 * One way to stop, recognised by its sentence in `stoppedReason` or `containers[].reason`.
 * Patterns are matched against `toPlainSentence(text)`: straight quotes, single spaces, no
 * control characters; letter case never matters.
 */
export interface StopRule {
  id: string
  category: string
  /** All of them must be found in one and the same sentence. */
  when: RegExp[]
  /** None of them may be found. */
  unless?: RegExp[]
  /** Set where AWS ended a healthy task; otherwise the outcome follows from whether it ran. */
  outcome?: 'interrupted' | 'stopped'
  title: string
  cause: string
  remedy: string
}

/** Longest text that rules look at; ECS cuts reasons at 1,024 characters. */
const longestSentence = 4096

const unprintable = /\u001b\[[0-9;]*[A-Za-z]|[\u0000-\u001f\u007f\u200b-\u200f\u202a-\u202e\ufeff]/g

/** AWS's words made comparable: wording stays, typography and spacing do not. */
export function toPlainSentence(text: string): string {
  return text
    .slice(0, longestSentence)
    .replace(unprintable, ' ')
    .replace(/[\u2018\u2019\u201b`\u00b4]/g, "'")
    .replace(/[\u201c\u201d]/g, '"')
    .replace(/\s+/g, ' ')
    .trim()
}

export function isRuleFor(rule: StopRule, plainSentence: string): boolean {
  return (
    rule.when.every(pattern => pattern.test(plainSentence)) &&
    !(rule.unless ?? []).some(pattern => pattern.test(plainSentence))
  )
}
