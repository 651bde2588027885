import type { Span } from './spans.ts'

/** Programs whose one-letter option takes a password, and whether it may stand in the next word. */
const programs: [program: RegExp, letter: string, takesNext: boolean][] = [
  [/^(?:mysql|mariadb)[\w-]*$/, 'p', false],
  [/^sshpass$/, 'p', true],
  [/^mongo\w*$/, 'p', true],
  [/^redis-cli$/, 'a', true],
  [/^(?:sqlcmd|bcp)$/, 'P', true],
  [/^ldap\w+$/, 'w', true],
]

const userOptions = new Set(['-u', '--user', '--proxy-user'])

/**
 * Passwords behind one-letter options: `-pSECRET`, `sshpass -p x`, `curl -u name:x`. For each word
 * the part that is secret.
 */
export function findShortOptions(words: readonly string[]): (Span | undefined)[] {
  const names = new Set(words.filter(word => word.length < 200).map(toProgram))
  const known = programs.filter(([program]) => [...names].some(name => program.test(name)))
  return words.map((word, index) => {
    const before = index > 0 ? words[index - 1] : undefined
    if (before !== undefined && userOptions.has(before)) return toUserPassword(word, 0)
    for (const [, letter, takesNext] of known) {
      if (takesNext && before === `-${letter}` && word !== '') return { start: 0, end: word.length }
      if (word.startsWith(`-${letter}`) && word.length > 2) return { start: 2, end: word.length }
    }
    const user = /^(?:-u|--(?:proxy-)?user=)(?=.*:)/s.exec(word)?.[0]
    if (user !== undefined) return toUserPassword(word, user.length)
    return isLikelyPassword(word) ? { start: 2, end: word.length } : undefined
  })
}

const toProgram = (word: string) => word.slice(word.lastIndexOf('/') + 1)

/** `name:password`, but not `1000:1000`, a user and a group by number. */
function toUserPassword(word: string, from: number): Span | undefined {
  const value = word.slice(from)
  const colon = value.indexOf(':')
  if (colon < 0 || colon + 1 === value.length || /^\d+:\d+$/.test(value)) return undefined
  return { start: from + colon + 1, end: word.length }
}

/** `-pS3cret` of a program that is not named; not `-p5432`, `-p8080:80`, `-p./dir`, `-print0`. */
const isLikelyPassword = (word: string): boolean =>
  word.length >= 6 &&
  word.startsWith('-p') &&
  !/^-p(?:[\d:]+$|[./=~]|rint0?$|[a-z-]+(?:=|$))/.test(word) &&
  /[A-Z\d!@#$%^&*]/.test(word)
