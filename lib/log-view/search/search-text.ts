import type { Span } from '../../secrets/spans.ts'
import { MOST_MATCHES } from './log-search.ts'
import type { LogSearch } from './log-search.ts'

/**
 * A search for a text as it stands. Without case, characters are compared by simple case folding, which
 * never changes a length: offsets stay those of the line.
 */
export function searchText(text: string, isCaseSensitive: boolean): LogSearch {
  if (text === '') return { matches: () => false, find: () => [] }
  if (isCaseSensitive) {
    return { matches: plain => plain.includes(text), find: plain => findText(plain, text) }
  }
  const literal = text.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&')
  const [one, all] = [new RegExp(literal, 'iu'), new RegExp(literal, 'giu')]
  return { matches: plain => one.test(plain), find: plain => findFolded(plain, all) }
}

function findText(plain: string, text: string): Span[] {
  const found: Span[] = []
  let start = plain.indexOf(text)
  while (start >= 0 && found.length < MOST_MATCHES) {
    const end = start + text.length
    found.push({ start, end })
    start = plain.indexOf(text, end)
  }
  return found
}

function findFolded(plain: string, pattern: RegExp): Span[] {
  const found: Span[] = []
  for (const { index, 0: match } of plain.matchAll(pattern)) {
    found.push({ start: index, end: index + match.length })
    if (found.length === MOST_MATCHES) break
  }
  return found
}
