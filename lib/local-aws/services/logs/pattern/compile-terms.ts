import { createScanner } from './scanner.ts'
import { compileRegex } from './compile-regex.ts'
import type { Predicate } from './parse-condition.ts'

/**
 * Compiles terms. Every plain term must be in the message, and no `-` term may be. If all terms
 * have a `?`, one of them must be in the message. Quotes are for terms with characters other than
 * letters, digits and `_`. `%` is for regular expressions (User Guide, "Filter pattern syntax").
 */
export function compileTerms(pattern: string): Predicate<string> {
  const scanner = createScanner(pattern)
  const terms: { sign: string; holds: Predicate<string> }[] = []
  while (!scanner.isAtEnd) {
    const sign = scanner.match(/[?-]/y) ?? ''
    const regex = scanner.match(/%((?:[^%\\]|\\.)+)%/y)
    const quoted = regex === undefined ? scanner.match(/"((?:[^"\\]|\\.)*)"/y) : undefined
    const text = quoted?.replace(/\\(.)/g, '$1') ?? scanner.match(/[\p{L}\p{N}_]+/uy)
    if (regex !== undefined) terms.push({ sign, holds: compileRegex(regex) })
    else if (text === undefined) throw scanner.refuse()
    else terms.push({ sign, holds: message => message.includes(text) })
  }
  const of = (sign: string) => terms.filter(term => term.sign === sign)
  const [needed, optional, banned] = [of(''), of('?'), of('-')]
  const isChoice = optional.length === terms.length && terms.length > 0
  return message =>
    needed.every(term => term.holds(message)) &&
    !banned.some(term => term.holds(message)) &&
    (!isChoice || optional.some(term => term.holds(message)))
}
