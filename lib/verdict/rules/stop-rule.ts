import type { Guide } from './guide.ts'

/**
 * One cause of a stop, recognized by what AWS wrote in a container's `reason`, the `stoppedReason` or
 * an attachment's `statusReason`. The patterns are matched against `toPlainSentence(text)`, in any
 * letter case.
 */
export interface StopRule {
  id: string
  /** ECS's error name if it has one, such as `CannotPullContainerError`, or else our own. */
  category: string
  /** All of them must match the same sentence. */
  when: RegExp[]
  /** None of them may match. */
  unless?: RegExp[]
  /** Set if a healthy task was stopped. Without it, a task that ran has failed. */
  outcome?: 'interrupted' | 'stopped'
  /** Set if it hides how the container ended: without an exit code, the outcome is unknown. */
  isEndLost?: true
  /** `{container}` stands for the container that AWS speaks of. */
  title: string
  cause: string
  remedy: string
  /** The AWS page about it. */
  guide: Guide
}

/** Rules look at this many characters. ECS cuts reasons at 1,024. */
const longestSentence = 2048

const unprintable =
  /\u001b\][^\u0007\u001b]*(?:\u0007|\u001b\\)|\u001b\[[0-9;]*[A-Za-z]|[\u0000-\u001f\u007f\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g

/**
 * What people and programs named: their words say nothing about the cause. Of an ARN its service
 * stays, as it tells what was asked for.
 */
const names: readonly [RegExp, string][] = [
  [/\barn:[\w-]+:([\w-]+):[^\s"',)\]]*/gi, 'arn:$1'],
  [/\/v2\/[^\s"']{1,200}?\/(manifests|blobs)\/[^\s"',)]*/gi, '/v2/$1'],
  [
    /\b([\w-]{1,63}(?:\.[\w-]{1,63}){1,6}(?::\d+)?)\/(?!v2\b)[^\s"',)]{0,300}[^\s"',):.]/gi,
    '$1/image',
  ],
  [/(\bexec: ?)\\?"(?:[^"\\]|\\[^"])*\\?"/gi, '$1"program"'],
]

/** AWS's sentence with straight quotes and single spaces, without control characters and names. */
export function toPlainSentence(text: string): string {
  const plain = text
    .slice(0, longestSentence)
    .replace(unprintable, ' ')
    .replace(/[\u2018\u2019\u201b`\u00b4]/g, "'")
    .replace(/[\u201c\u201d]/g, '"')
    .replace(/\s+/g, ' ')
    .trim()
  return names.reduce((shown, [name, stand]) => shown.replace(name, stand), plain)
}

export function isRuleFor(rule: StopRule, plainSentence: string): boolean {
  return (
    rule.when.every(pattern => pattern.test(plainSentence)) &&
    !(rule.unless ?? []).some(pattern => pattern.test(plainSentence))
  )
}
