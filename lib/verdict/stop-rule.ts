/**
 * One cause of a stop, recognized by AWS's sentence in `stoppedReason` or `containers[].reason`. The
 * patterns are matched against `toPlainSentence(text)`, in any letter case.
 */
export interface StopRule {
  id: string
  category: string
  /** All of them must match the same sentence. */
  when: RegExp[]
  /** None of them may match. */
  unless?: RegExp[]
  /** Set if a healthy task was stopped. Without it, a task that ran has failed. */
  outcome?: 'interrupted' | 'stopped'
  title: string
  cause: string
  remedy: string
}

/** Rules look at this many characters. ECS cuts reasons at 1,024. */
const longestSentence = 4096

const unprintable = /\u001b\[[0-9;]*[A-Za-z]|[\u0000-\u001f\u007f\u200b-\u200f\u202a-\u202e\ufeff]/g

/** AWS's sentence with straight quotes and single spaces, without control characters. */
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
