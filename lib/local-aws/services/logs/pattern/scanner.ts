import { invalidPattern } from './invalid-pattern.ts'

/** Reads a filter pattern from left to right; blanks between its parts mean nothing. */
export interface Scanner {
  /** Whether this comes next; if so it is read. */
  take(text: string): boolean
  /** What the pattern, anchored with `y`, matches next, if anything; the text of its group 1 or 0. */
  match(sticky: RegExp): string | undefined
  expect(text: string): void
  readonly isAtEnd: boolean
  /** The refusal of what comes next. */
  refuse(): Error
}

export function createScanner(source: string): Scanner {
  let at = 0
  const skipBlanks = () => {
    while (/\s/.test(source[at] ?? '')) at += 1
  }
  const scanner: Scanner = {
    take(text) {
      skipBlanks()
      if (!source.startsWith(text, at)) return false
      at += text.length
      return true
    },
    match(sticky) {
      skipBlanks()
      sticky.lastIndex = at
      const found = sticky.exec(source)
      if (!found) return undefined
      at += found[0].length
      return found[1] ?? found[0]
    },
    expect(text) {
      if (!scanner.take(text)) throw scanner.refuse()
    },
    get isAtEnd() {
      skipBlanks()
      return at === source.length
    },
    refuse: () => invalidPattern(source[at] ?? ''),
  }
  return scanner
}
