import type { PatternNode } from './pattern-node.ts'
import { queryError } from './query-error.ts'

const deepest = 50
const mostRepeats = 1000

const refuse = (text: string) => queryError(`the pattern '${text}' is not supported.`)

const classes: Record<string, RegExp> = {
  d: /[0-9]/,
  w: /[A-Za-z0-9_]/,
  s: /[ \t\n\v\f\r]/,
}

const controls: Record<string, string> = { t: '\t', n: '\n', r: '\r', f: '\f' }

/** What stands behind a backslash; undefined for a letter without a meaning here. */
function toEscape(letter: string): ((character: string) => boolean) | undefined {
  const listed = classes[letter.toLowerCase()]
  if (listed)
    return letter === letter.toLowerCase()
      ? character => listed.test(character)
      : character => !listed.test(character)
  const control = controls[letter]
  if (control !== undefined) return character => character === control
  return /[A-Za-z0-9]/.test(letter) ? undefined : character => character === letter
}

/** Reads a pattern of the regular part of Java's syntax: no back references, no look-around. */
class PatternReader {
  readonly #text: string
  readonly #characters: string[]
  #at = 0
  #depth = 0

  constructor(text: string) {
    this.#text = text
    this.#characters = [...text]
  }

  readAll(): PatternNode {
    const node = this.#readChoice()
    if (this.#at < this.#characters.length) throw refuse(this.#text)
    return node
  }

  #peek(ahead = 0): string | undefined {
    return this.#characters[this.#at + ahead]
  }

  #take(expected?: string): string {
    const character = this.#characters[this.#at]
    if (character === undefined || (expected !== undefined && character !== expected))
      throw refuse(this.#text)
    this.#at += 1
    return character
  }

  #readChoice(): PatternNode {
    this.#depth += 1
    if (this.#depth > deepest) throw refuse(this.#text)
    const parts = [this.#readSequence()]
    while (this.#peek() === '|') {
      this.#take()
      parts.push(this.#readSequence())
    }
    this.#depth -= 1
    return { kind: 'choice', parts }
  }

  #readSequence(): PatternNode {
    const parts: PatternNode[] = []
    for (let next = this.#peek(); next !== undefined && next !== '|' && next !== ')';) {
      parts.push(this.#readRepeats(this.#readAtom()))
      next = this.#peek()
    }
    return { kind: 'sequence', parts }
  }

  #readAtom(): PatternNode {
    const character = this.#take()
    if (character === '(') return this.#readGroup()
    if (character === '[') return { kind: 'set', has: this.#readSet() }
    if (character === '\\') return { kind: 'set', has: this.#readEscape() }
    if (character === '.') return { kind: 'set', has: other => other !== '\n' && other !== '\r' }
    if (character === '^') return { kind: 'start' }
    if (character === '$') return { kind: 'end' }
    if ('*+?{'.includes(character)) throw refuse(this.#text)
    return { kind: 'set', has: other => other === character }
  }

  #readGroup(): PatternNode {
    if (this.#peek() === '?') {
      this.#take()
      this.#take(':')
    }
    const node = this.#readChoice()
    this.#take(')')
    return node
  }

  #readEscape(): (character: string) => boolean {
    const has = toEscape(this.#take())
    if (has) return has
    throw refuse(this.#text)
  }

  /** One code point of a set's range; undefined for a class, which `parts` has taken. */
  #readSetItem(parts: ((character: string) => boolean)[]): string | undefined {
    const character = this.#take()
    if (character === '[' || character === '&') throw refuse(this.#text)
    if (character !== '\\') return character
    const letter = this.#peek()
    if (letter !== undefined && !/[A-Za-z0-9]/.test(letter)) return this.#take()
    parts.push(this.#readEscape())
    return undefined
  }

  #readSet(): (character: string) => boolean {
    const isNegated = this.#peek() === '^'
    if (isNegated) this.#take()
    const parts: ((character: string) => boolean)[] = []
    do {
      const low = this.#readSetItem(parts)
      if (low === undefined) continue
      const isRange = this.#peek() === '-' && this.#peek(1) !== ']'
      if (isRange) this.#take()
      const high = isRange ? this.#readSetItem(parts) : low
      if (high === undefined || high < low) throw refuse(this.#text)
      parts.push(character => character >= low && character <= high)
    } while (this.#peek() !== ']')
    this.#take(']')
    return character => parts.some(has => has(character)) !== isNegated
  }

  /** A quantifier; lazy and possessive ones are read, and change nothing for a whole match. */
  #readRepeats(part: PatternNode): PatternNode {
    const bounds = this.#readBounds()
    if (!bounds) return part
    if (this.#peek() === '?') this.#take()
    if (this.#readBounds()) throw refuse(this.#text)
    return { kind: 'repeat', part, ...bounds }
  }

  #readBounds(): { least: number; most: number } | undefined {
    const short = { '*': [0, Infinity], '+': [1, Infinity], '?': [0, 1] } as const
    const next = this.#peek()
    if (next === '*' || next === '+' || next === '?') {
      this.#take()
      const [least, most] = short[next]
      return { least, most }
    }
    if (next !== '{') return undefined
    const rest = this.#characters.slice(this.#at, this.#at + 16).join('')
    const match = /^\{(\d{1,4})(,(\d{1,4})?)?\}/.exec(rest)
    if (!match) throw refuse(this.#text)
    this.#at += match[0].length
    const least = Number(match[1])
    const most =
      match[2] === undefined ? least : match[3] === undefined ? Infinity : Number(match[3])
    if (least > mostRepeats || (most !== Infinity && (most > mostRepeats || most < least)))
      throw refuse(this.#text)
    return { least, most }
  }
}

/**
 * @throws AwsError InvalidParameterException for a pattern that is not valid, or that only a
 * backtracking matcher could decide.
 */
export function parsePattern(text: string): PatternNode {
  return new PatternReader(text).readAll()
}
