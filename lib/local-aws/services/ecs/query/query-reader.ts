import { queryError } from './query-error.ts'

const subject = /[A-Za-z0-9_.:/\\@-]+/y
const literal = /[^\s,()[\]'"&|]+/y
const quoted = /'([^']*)'|"([^"]*)"/y
const space = /\s*/y

/** Reads the text of an expression from left to right. */
export class QueryReader {
  readonly #text: string
  #at = 0

  constructor(text: string) {
    this.#text = text
  }

  /** Where the next thing starts, counted from 0. */
  get at(): number {
    this.#match(space)
    return this.#at
  }

  isAtEnd(): boolean {
    return this.at >= this.#text.length
  }

  /** Reads a symbol if it is next. Returns whether it was. */
  take(symbol: string): boolean {
    if (!this.#text.startsWith(symbol, this.at)) return false
    this.#at += symbol.length
    return true
  }

  /** Does the same as `take`, but a word must also end there. */
  takeWord(word: string): boolean {
    const end = this.at + word.length
    if (!this.#text.startsWith(word, this.#at)) return false
    if (/\w$/.test(word) && /[\w:.-]/.test(this.#text.charAt(end))) return false
    this.#at = end
    return true
  }

  readSubject(): string {
    const found = this.#skipThenMatch(subject)
    if (found) return found[0]
    throw queryError(`a subject is expected at position ${this.#at}.`)
  }

  readLiteral(): string {
    const found = this.#skipThenMatch(quoted)
    if (found) return found[1] ?? found[2] ?? ''
    const bare = this.#match(literal)
    if (bare) return bare[0]
    throw queryError(`an argument is expected at position ${this.#at}.`)
  }

  readList(): string[] {
    if (!this.take('[')) throw queryError(`'[' is expected at position ${this.#at}.`)
    const values = [this.readLiteral()]
    while (this.take(',')) values.push(this.readLiteral())
    if (this.take(']')) return values
    throw queryError(`']' is expected at position ${this.#at}.`)
  }

  /** Reads a pattern, up to white space or a closing parenthesis that the pattern did not open. */
  readPattern(): string {
    const found = this.#skipThenMatch(quoted)
    if (found) return found[1] ?? found[2] ?? ''
    const from = this.#at
    let open = 0
    for (; this.#at < this.#text.length; this.#at += 1) {
      const character = this.#text.charAt(this.#at)
      if (/\s/.test(character)) break
      if (character === '\\') this.#at += 1
      else if (character === '(') open += 1
      else if (character === ')' && open-- === 0) break
    }
    this.#at = Math.min(this.#at, this.#text.length)
    if (this.#at > from) return this.#text.slice(from, this.#at)
    throw queryError(`a pattern is expected at position ${from}.`)
  }

  #skipThenMatch(expression: RegExp): RegExpExecArray | null {
    this.#match(space)
    return this.#match(expression)
  }

  #match(expression: RegExp): RegExpExecArray | null {
    expression.lastIndex = this.#at
    const found = expression.exec(this.#text)
    if (found) this.#at += found[0].length
    return found
  }
}
