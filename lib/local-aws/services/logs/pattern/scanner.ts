import { invalidPattern } from './invalid-pattern.ts'

/** Reads a filter pattern from left to right. Blanks between its parts do not matter. */
export interface Scanner {
  /** Reads the text if it comes next. Returns whether it did. */
  take(text: string): boolean
  /**
   * Reads what a pattern with the flag `y` matches next. Returns the text of its group 1, or else
   * of the whole match.
   */
  match(sticky: RegExp): string | undefined
  expect(text: string): void
  readonly isAtEnd: boolean
  /** The error for the text that comes next. */
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
