import { matchesPattern } from '../../../world/match-pattern.ts'
import { compileRegex } from './compile-regex.ts'
import type { Scanner } from './scanner.ts'

type Scalar = string | number | boolean

/** Parses an operator and a value. The result compares a value of an event. */
export function parseComparison(scanner: Scanner): (found: Scalar) => boolean {
  const operator = scanner.match(/!=|<=|>=|=|<|>/y)
  if (operator === undefined) throw scanner.refuse()
  if (operator !== '=' && operator !== '!=') return parseOrder(scanner, operator)
  const isEqual = parseEquality(scanner)
  return operator === '=' ? isEqual : found => !isEqual(found)
}

const numeral = /[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?(?![\w.*-])/y

function parseOrder(scanner: Scanner, operator: string): (found: Scalar) => boolean {
  const text = scanner.match(numeral)
  if (text === undefined) throw scanner.refuse()
  const limit = Number(text)
  return found => {
    const number = toNumber(found)
    if (number === undefined) return false
    if (operator === '<') return number < limit
    if (operator === '>') return number > limit
    return operator === '<=' ? number <= limit : number >= limit
  }
}

/**
 * Parses the value of an equality: a quoted or bare text, in which `*` is any run of characters, a
 * number, or `%regex%`.
 */
function parseEquality(scanner: Scanner): (found: Scalar) => boolean {
  const regex = scanner.match(/%((?:[^%\\]|\\.)+)%/y)
  if (regex !== undefined) {
    const test = compileRegex(regex)
    return found => test(String(found))
  }
  const quoted = scanner.match(/"((?:[^"\\]|\\.)*)"/y)
  if (quoted !== undefined) return compileText(quoted.replace(/\\(.)/g, '$1'))
  const number = scanner.match(numeral)
  if (number !== undefined) return found => found === number || toNumber(found) === Number(number)
  const bare = scanner.match(/[\w.*@/:#-]+/y)
  if (bare === undefined) throw scanner.refuse()
  return compileText(bare)
}

function compileText(text: string): (found: Scalar) => boolean {
  // A question mark is literal here, unlike in the patterns of IAM.
  const pattern = text.replaceAll('?', '\ue000')
  return found => matchesPattern(pattern, String(found).replaceAll('?', '\ue000'))
}

function toNumber(found: Scalar): number | undefined {
  if (typeof found === 'number') return found
  if (typeof found !== 'string' || found.trim() === '') return undefined
  const number = Number(found)
  return Number.isFinite(number) ? number : undefined
}
