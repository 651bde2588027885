import { isRecord } from '../../../http/protocol/is-record.ts'
import { parseComparison } from './parse-comparison.ts'
import { parseCondition } from './parse-condition.ts'
import type { Predicate } from './parse-condition.ts'
import { createScanner } from './scanner.ts'
import type { Scanner } from './scanner.ts'
import { parseSelector } from './json-selector.ts'

/**
 * Compiles a pattern such as `{ $.level = "error" && $.n > 3 }`. It matches events that are a JSON
 * object or list for which the condition is true. A missing member fails every comparison except
 * NOT EXISTS.
 */
export function compileJson(pattern: string): Predicate<string> {
  const scanner = createScanner(pattern)
  scanner.expect('{')
  const test = parseCondition(scanner, () => parseLeaf(scanner))
  scanner.expect('}')
  if (!scanner.isAtEnd) throw scanner.refuse()
  return message => {
    const event = parseEvent(message)
    return event !== undefined && test(event)
  }
}

function parseLeaf(scanner: Scanner): Predicate<unknown> {
  const select = parseSelector(scanner)
  if (scanner.match(/NOT\s+EXISTS\b/iy) !== undefined) return event => select(event).length === 0
  const word = scanner.match(/IS\s+(NULL|TRUE|FALSE)\b/iy)
  if (word !== undefined) {
    const wanted = { NULL: null, TRUE: true, FALSE: false }[word.toUpperCase()]
    return event => select(event).includes(wanted)
  }
  const compare = parseComparison(scanner)
  return event =>
    select(event).some(
      found =>
        (typeof found === 'string' || typeof found === 'number' || typeof found === 'boolean') &&
        compare(found),
    )
}

function parseEvent(message: string): unknown {
  if (!/^\s*[{[]/.test(message)) return undefined
  try {
    const parsed: unknown = JSON.parse(message)
    return isRecord(parsed) || Array.isArray(parsed) ? parsed : undefined
  } catch {
    return undefined
  }
}
