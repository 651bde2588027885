import type { Span } from '../../secrets/spans.ts'

/** A search, ready to be asked of many lines. Takes plain texts, as `toPlainText` makes them. */
export interface LogSearch {
  /** Whether there is anything to `find`. */
  matches(plain: string): boolean
  /**
   * Where it matches: in order, without overlaps, none of them empty. UTF-16 offsets. At most
   * `MOST_MATCHES`.
   */
  find(plain: string): Span[]
}

/** More matches in one line than anybody reads. */
export const MOST_MATCHES = 1_000

/** A longer search is a mistake of the clipboard. */
export const LONGEST_SEARCH = 1_000
