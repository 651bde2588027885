import { invalidPattern } from './invalid-pattern.ts'

/** One character of a regular expression, or a place between characters. */
export type Atom =
  { kind: 'one'; accepts: (character: string) => boolean } | { kind: 'start' } | { kind: 'end' }

/** `most` is Infinity for `*` and `+`. */
export interface Piece {
  atom: Atom
  least: number
  most: number
}

const classes: Record<string, RegExp> = {
  d: /^[0-9]$/,
  D: /^[^0-9]$/,
  s: /^\s$/,
  S: /^\S$/,
  w: /^\w$/,
  W: /^\W$/,
}

const mostRepeats = 1000

/**
 * The alternatives of a regular expression, each a row of pieces, in the syntax of CloudWatch Logs:
 * letters, digits, `: _ # = @ / ; , -` and blanks, the operators `^ $ ? [] {} | \ * + .`, no groups
 * (User Guide, "Supported regular expressions syntax"). Throws `AwsError` for anything else.
 */
export function parseRegex(source: string): Piece[][] {
  const alternatives: Piece[][] = []
  let pieces: Piece[] = []
  let at = 0
  while (at < source.length) {
    if (source[at] === '|') {
      alternatives.push(pieces)
      pieces = []
      at += 1
      continue
    }
    const [atom, afterAtom] = readAtom(source, at)
    const [least, most, afterCount] = readCount(source, afterAtom)
    pieces.push({ atom, least, most })
    at = afterCount
  }
  return [...alternatives, pieces]
}

function readAtom(source: string, at: number): [Atom, number] {
  const character = source[at] ?? ''
  if (character === '^') return [{ kind: 'start' }, at + 1]
  if (character === '$') return [{ kind: 'end' }, at + 1]
  if (character === '.') return [{ kind: 'one', accepts: () => true }, at + 1]
  if (character === '[') return readClass(source, at + 1)
  if (character === '\\') {
    const accepts = toEscape(source[at + 1])
    return [{ kind: 'one', accepts }, at + 2]
  }
  if (!/[A-Za-z0-9:_#=@/;,\- ]/.test(character)) throw invalidPattern(character)
  return [{ kind: 'one', accepts: other => other === character }, at + 1]
}

function toEscape(character: string | undefined): (other: string) => boolean {
  if (character === undefined) throw invalidPattern('\\')
  const known = Object.hasOwn(classes, character) ? classes[character] : undefined
  if (known) return other => known.test(other)
  if (/[A-Za-z0-9]/.test(character)) throw invalidPattern(`\\${character}`)
  return other => other === character
}

function readClass(source: string, start: number): [Atom, number] {
  const negated = source[start] === '^'
  const members: ((character: string) => boolean)[] = []
  let at = negated ? start + 1 : start
  while (source[at] !== ']') {
    const low = source[at]
    if (low === undefined) throw invalidPattern('[')
    if (low === '\\') {
      members.push(toEscape(source[at + 1]))
      at += 2
      continue
    }
    const high = source[at + 2]
    const isRange = source[at + 1] === '-' && high !== undefined && high !== ']'
    const last = isRange ? high : low
    if (last < low) throw invalidPattern(`${low}-${last}`)
    members.push(character => character >= low && character <= last)
    at += isRange ? 3 : 1
  }
  if (members.length === 0) throw invalidPattern('[]')
  const accepts = (character: string) => members.some(member => member(character)) !== negated
  return [{ kind: 'one', accepts }, at + 1]
}

function readCount(source: string, at: number): [least: number, most: number, next: number] {
  const operator = source[at]
  if (operator === '?') return [0, 1, at + 1]
  if (operator === '*') return [0, Infinity, at + 1]
  if (operator === '+') return [1, Infinity, at + 1]
  if (operator !== '{') return [1, 1, at]
  const match = /^\{(\d{1,4})(,(\d{0,4}))?\}/.exec(source.slice(at))
  if (!match) throw invalidPattern('{')
  const least = Number(match[1])
  const most = match[2] === undefined ? least : match[3] ? Number(match[3]) : Infinity
  if (most < least || Math.max(least, most === Infinity ? 0 : most) > mostRepeats)
    throw invalidPattern(match[0])
  return [least, most, at + match[0].length]
}
