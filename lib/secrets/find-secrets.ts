import { findKnownSecrets } from './find-known-secrets.ts'
import { findNamedSecrets } from './find-named-secrets.ts'
import { findShortOptions } from './find-short-options.ts'
import { findUrlPasswords } from './find-url-passwords.ts'
import { maskSpans, mergeSpans } from './spans.ts'
import type { Span } from './spans.ts'

/**
 * The parts of a text that look secret, whatever its name: a password in a URL, in JSON, in a
 * connection string, behind an option or an assignment; a token, a key. Linear in its length.
 */
export function findSecrets(text: string): Span[] {
  if (text.length < shortest) return []
  return mergeSpans([
    ...findNamedSecrets(text),
    ...findUrlPasswords(text),
    ...findKnownSecrets(text),
    ...findShortOptionsInside(text),
  ])
}

/** `-p1`, `a:b@`: nothing shorter has a secret and what tells that it is one. */
const shortest = 4

/** Whether a value looks secret by itself, in whole or in part. */
export const isSecretValue = (value: string): boolean => findSecrets(value).length > 0

/** The text with its secret parts masked; any other text as it is. */
export const maskText = (text: string): string => maskSpans(text, findSecrets(text))

/** In a script, which is one word of a command, or in a variable that holds options. */
function findShortOptionsInside(text: string): Span[] {
  if (!/(?:^|[\s"'`;|&(])-(?:[pPawu]|-user|-proxy-user)/.test(text)) return []
  const words = [...text.matchAll(/[^\s"'`;|&()]+/g)]
  if (words.length < 2) return []
  return findShortOptions(words.map(([word]) => word)).flatMap((span, nth) => {
    const offset = words[nth]?.index ?? 0
    return span ? [{ start: offset + span.start, end: offset + span.end }] : []
  })
}
