import { RE2JS } from 're2js'
import { fail, succeed } from '../../result.ts'
import type { Result } from '../../result.ts'
import type { Span } from '../../secrets/spans.ts'

/** What is asked for, as the search box has it. */
export interface SearchQuery {
  text: string
  isRegex: boolean
  isCaseSensitive: boolean
}

export interface LogSearch {
  matches(plain: string): boolean
  /** Where it matches: in order, without overlaps, none of them empty. UTF-16 offsets. */
  find(plain: string): Span[]
}

/** More matches in one line than anybody reads. */
export const MOST_MATCHES = 1_000

export function compileSearch({ text, isRegex, isCaseSensitive }: SearchQuery): Result<LogSearch> {
  const flags = isCaseSensitive ? 0 : RE2JS.CASE_INSENSITIVE
  try {
    const compiled = RE2JS.compile(isRegex ? text : RE2JS.quote(text), flags)
    const find = (plain: string) => findIn(compiled, plain)
    return succeed({ matches: plain => find(plain).length > 0, find })
  } catch {
    return fail({ kind: 'invalid', message: 'This isn’t a regular expression.' })
  }
}

function findIn(compiled: RE2JS, plain: string): Span[] {
  const found: Span[] = []
  const matcher = compiled.matcher(plain)
  while (found.length < MOST_MATCHES && matcher.find()) {
    const span = { start: matcher.start(), end: matcher.end() }
    if (span.end > span.start) found.push(span)
  }
  return found
}
