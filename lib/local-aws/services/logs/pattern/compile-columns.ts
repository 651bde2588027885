import { parseComparison } from './parse-comparison.ts'
import { parseCondition } from './parse-condition.ts'
import type { Predicate } from './parse-condition.ts'
import { createScanner } from './scanner.ts'
import type { Scanner } from './scanner.ts'

/**
 * Compiles a pattern such as `[ip, user, status = 404, ...]`. It matches events with as many
 * columns, or with more where `...` stands, if every comparison is true. A column ends at a blank.
 * Quotes and brackets keep a column together (User Guide, "Filter pattern syntax").
 */
export function compileColumns(pattern: string): Predicate<string> {
  const scanner = createScanner(pattern)
  scanner.expect('[')
  const columns: (Predicate<string> | '...')[] = []
  do columns.push(parseColumn(scanner))
  while (scanner.take(','))
  scanner.expect(']')
  const gap = columns.indexOf('...')
  if (!scanner.isAtEnd || columns.indexOf('...', gap + 1) > gap) throw scanner.refuse()
  const [before, after] = gap < 0 ? [columns, []] : [columns.slice(0, gap), columns.slice(gap + 1)]
  return message => {
    const found = splitColumns(message)
    const needed = before.length + after.length
    if (gap < 0 ? found.length !== needed : found.length < needed) return false
    const holds = (tests: typeof columns, start: number) =>
      tests.every((test, index) => test === '...' || test(found[start + index] ?? ''))
    return holds(before, 0) && holds(after, found.length - after.length)
  }
}

/** Reads a column: its name, or comparisons that all begin with its name. */
function parseColumn(scanner: Scanner): Predicate<string> | '...' {
  if (scanner.take('...')) return '...'
  const name = scanner.match(/[\w-]+(?=\s*[,\]])/y)
  if (name !== undefined) return () => true
  return parseCondition(scanner, () => {
    if (scanner.match(/[\w-]+/y) === undefined) throw scanner.refuse()
    return parseComparison(scanner)
  })
}

function splitColumns(message: string): string[] {
  const columns = message.matchAll(/"([^"]*)"|\[([^\]]*)\]|\S+/g)
  return [...columns].map(([all, quoted, bracketed]) => quoted ?? bracketed ?? all)
}
