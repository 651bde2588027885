import { ShellSyntaxError } from './shell-syntax-error.ts'

export interface WordPart {
  text: string
  /** Quoted text stays whole. Unquoted text is split at blanks after its variables are replaced. */
  quoted: boolean
  /** Whether a `$NAME` in the text is replaced. */
  expands: boolean
}

export type Operator = ';' | '&&' | '||'

export type Token =
  | { kind: 'word'; parts: WordPart[] }
  | { kind: 'operator'; operator: Operator }
  | { kind: 'newline' }
  | { kind: 'silence' }

const redirect = /\d?>(&[12]|>?[ \t]*\/dev\/null)/y
const unquotedRun = /[^\s;&|<>()'"\\`]+/y
const doubleQuotedRun = /[^"\\`]+/y

const matchAt = (pattern: RegExp, line: string, at: number): RegExpExecArray | null => {
  pattern.lastIndex = at
  return pattern.exec(line)
}

const refuseSubstitution = (text: string): void => {
  if (text.includes('$(')) throw new ShellSyntaxError('Syntax error: "(" unexpected')
}

/** Reads the line in one pass, so that the cost of a hostile line grows with its length only. */
class Splitter {
  readonly tokens: Token[] = []
  #line: string
  #at = 0
  #word: WordPart[] | undefined

  constructor(line: string) {
    this.#line = line
  }

  split(): Token[] {
    while (this.#at < this.#line.length) this.#step(this.#line.charAt(this.#at))
    this.#endWord()
    return this.tokens
  }

  #step(character: string): void {
    if (character === ' ' || character === '\t' || character === '\r') return this.#blank()
    if (character === '\n') return this.#newline()
    if (character === ';') return this.#operator(';', 1)
    if (character === '#' && this.#word === undefined) return this.#comment()
    if (character === "'") return this.#singleQuotes()
    if (character === '"') return this.#doubleQuotes()
    if (character === '\\') return this.#escape()
    const pair = this.#line.slice(this.#at, this.#at + 2)
    if (pair === '&&' || pair === '||') return this.#operator(pair, 2)
    if (this.#redirect()) return
    this.#plain(character)
  }

  #blank(): void {
    this.#endWord()
    this.#at += 1
  }

  #newline(): void {
    this.#endWord()
    this.tokens.push({ kind: 'newline' })
    this.#at += 1
  }

  #operator(operator: Operator, length: number): void {
    this.#endWord()
    if (this.#line.startsWith(';;', this.#at))
      throw new ShellSyntaxError('Syntax error: ";;" unexpected')
    this.tokens.push({ kind: 'operator', operator })
    this.#at += length
  }

  #comment(): void {
    const end = this.#line.indexOf('\n', this.#at)
    this.#at = end < 0 ? this.#line.length : end
  }

  #singleQuotes(): void {
    const end = this.#line.indexOf("'", this.#at + 1)
    if (end < 0) throw new ShellSyntaxError('Syntax error: Unterminated quoted string')
    this.#add(this.#line.slice(this.#at + 1, end), true, false)
    this.#at = end + 1
  }

  #doubleQuotes(): void {
    this.#at += 1
    this.#add('', true, false)
    while (this.#line.charAt(this.#at) !== '"') {
      const run = matchAt(doubleQuotedRun, this.#line, this.#at)
      if (run) {
        refuseSubstitution(run[0])
        this.#add(run[0], true, true)
        this.#at += run[0].length
      } else if (this.#line.charAt(this.#at) === '\\' && this.#at + 1 < this.#line.length) {
        const next = this.#line.charAt(this.#at + 1)
        this.#add('$`"\\'.includes(next) ? next : `\\${next}`, true, false)
        this.#at += 2
      } else throw new ShellSyntaxError('Syntax error: Unterminated quoted string')
    }
    this.#at += 1
  }

  #escape(): void {
    const next = this.#line.charAt(this.#at + 1)
    if (next !== '\n') this.#add(next === '' ? '\\' : next, true, false)
    this.#at += 2
  }

  #redirect(): boolean {
    if (this.#word !== undefined) return false
    const match = matchAt(redirect, this.#line, this.#at)
    if (!match) return false
    const isStandardOutput = match[0].startsWith('>') || match[0].startsWith('1')
    if (match[0].endsWith('/dev/null') && isStandardOutput) this.tokens.push({ kind: 'silence' })
    this.#at += match[0].length
    return true
  }

  #plain(character: string): void {
    const run = matchAt(unquotedRun, this.#line, this.#at)
    if (!run) throw new ShellSyntaxError(`Syntax error: "${character}" unexpected`)
    if (run[0].endsWith('$') && this.#line.charAt(this.#at + run[0].length) === '(')
      throw new ShellSyntaxError('Syntax error: "(" unexpected')
    this.#add(run[0], false, true)
    this.#at += run[0].length
  }

  #add(text: string, quoted: boolean, expands: boolean): void {
    this.#word ??= []
    this.#word.push({ text, quoted, expands })
  }

  #endWord(): void {
    if (this.#word) this.tokens.push({ kind: 'word', parts: this.#word })
    this.#word = undefined
  }
}

/**
 * Cuts a shell line into words and operators, with the shell's quoting rules.
 * @throws ShellSyntaxError for an unterminated quote, and for syntax that is not supported (pipes,
 * background jobs, command substitution, redirection).
 */
export const splitShellLine = (line: string): Token[] => new Splitter(line).split()
