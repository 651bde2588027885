import { isAttached } from './find-named-secrets.ts'
import { findSecrets } from './find-secrets.ts'
import { findShortOptions } from './find-short-options.ts'
import { isSecretName } from './is-secret-name.ts'
import { maskSpans, mergeSpans } from './spans.ts'
import type { Span } from './spans.ts'

/** The secret parts of each word of a command; a shell's script is one word, and looked at inside. */
export function findSecretWords(words: readonly string[]): Span[][] {
  const short = findShortOptions(words)
  return words.map((word, index) => {
    if (isValueOf(words[index - 1], word)) return [{ start: 0, end: word.length }]
    const whole = toAssigned(word)
    const option = short[index]
    return mergeSpans([
      ...findSecrets(word),
      ...(whole ? [whole] : []),
      ...(option ? [option] : []),
    ])
  })
}

export const hasSecretWord = (words: readonly string[]): boolean =>
  findSecretWords(words).some(spans => spans.length > 0)

/** The command with the secret parts of its words masked, for showing only. */
export const maskWords = (words: readonly string[]): string[] =>
  findSecretWords(words).map((spans, index) => maskSpans(words[index] ?? '', spans))

/** `--password=two words`: quotes are gone from a word, and all that follows is the value. */
function toAssigned(word: string): Span | undefined {
  const [found, name = ''] = /^-{0,2}([A-Za-z_][\w.-]*)=(?!\$[A-Z{])/.exec(word) ?? []
  return found && isSecretName(name) ? { start: found.length, end: word.length } : undefined
}

const option = /^--?([A-Za-z][\w.-]*)$/

/** `--password x`, `password: x`, `Bearer x`: the word before says what this one is. */
function isValueOf(before: string | undefined, word: string): boolean {
  if (before === undefined || before.length > 500 || word === '') return false
  if (/^bearer$/i.test(before)) return true
  if (isAttached(before)) return false
  const [, name] = option.exec(before) ?? /^["']?([\w.-]+):$/.exec(before) ?? []
  return name !== undefined && isSecretName(name) && !/^--?[A-Za-z][\w.-]*(?:=|$)/.test(word)
}
