import { RE2JS, RE2JSSyntaxException } from 're2js'
import { fail, succeed } from '../../result.ts'
import type { Result } from '../../result.ts'
import type { Span } from '../../secrets/spans.ts'
import { MOST_MATCHES } from './log-search.ts'
import type { LogSearch } from './log-search.ts'

/**
 * A search for a regular expression. RE2 takes time in proportion to the line for each match, so a line
 * of more than 2,000 characters may get fewer of them, and no expression holds the page up.
 */
export function searchRegex(source: string, isCaseSensitive: boolean): Result<LogSearch> {
  try {
    const compiled = RE2JS.compile(source, isCaseSensitive ? 0 : RE2JS.CASE_INSENSITIVE)
    return succeed({
      matches: plain => compiled.test(plain) && find(compiled, plain, 1).length > 0,
      find: plain => (compiled.test(plain) ? find(compiled, plain, MOST_MATCHES) : []),
    })
  } catch (error) {
    const description = error instanceof RE2JSSyntaxException ? error.getDescription() : ''
    const pattern = error instanceof RE2JSSyntaxException ? error.getPattern() : ''
    return fail({ kind: 'invalid', message: toErrorText(String(description), String(pattern)) })
  }
}

/** In characters, of which an expression without an end takes about five in a microsecond. */
const MOST_WORK = 2_000_000
const FEWEST_TRIES = 8

function find(compiled: RE2JS, plain: string, most: number): Span[] {
  const found: Span[] = []
  const matcher = compiled.matcher(plain)
  const mostTries = Math.max(FEWEST_TRIES, MOST_WORK / Math.max(1, plain.length))
  for (let tries = 0; tries < mostTries && found.length < most && matcher.find(); tries += 1) {
    const span = { start: matcher.start(), end: matcher.end() }
    // An empty match, as `x*` has everywhere, is nothing to see.
    if (span.end > span.start) found.push(span)
  }
  return found
}

/** What RE2 says is wrong, as a sentence. */
const errorTexts = new Map<string, (part: string) => string>([
  ['missing closing ]', () => 'A [ isn’t closed.'],
  ['missing closing )', () => 'A ( isn’t closed.'],
  ['unexpected )', () => 'A ) has no ( before it.'],
  ['trailing backslash at end of expression', () => 'Nothing follows the last \\.'],
  ['missing argument to repetition operator', part => `Nothing stands before ${part} to repeat.`],
  ['invalid nested repetition operator', part => `${part} repeats twice in a row.`],
  [
    'invalid repeat count',
    part => `${part} repeats more than 1,000 times, or its ends are reversed.`,
  ],
  ['invalid character class range', part => `The range ${part} isn’t valid.`],
  ['invalid escape sequence', part => `${part} isn’t supported.`],
  ['invalid or unsupported Perl syntax', part => `${part} isn’t supported: RE2 has no lookaround.`],
])

function toErrorText(description: string, part: string): string {
  const text = errorTexts.get(description)?.(part)
  return `This isn’t a valid regular expression.${text ? ` ${text}` : ''}`
}
