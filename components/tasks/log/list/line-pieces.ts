import type { StyledSpan } from '@/lib/log-view/styled-text'

export interface Match {
  start: number
  end: number
}

/** A part of a line that has one look, and is or isn't part of a match. */
export interface LinePiece extends StyledSpan {
  /** Which match of the line it belongs to. */
  match?: number
}

/** Cuts a line's spans at the borders of its matches, which are in order and don't overlap. */
export function toLinePieces(spans: readonly StyledSpan[], matches: readonly Match[]): LinePiece[] {
  if (matches.length === 0) return [...spans]
  const pieces: LinePiece[] = []
  let next = 0
  let at = 0
  for (const span of spans) {
    const spanEnd = at + span.text.length
    let from = at
    while (from < spanEnd) {
      while ((matches[next]?.end ?? Infinity) <= from) next += 1
      const match = matches[next]
      const isIn = match !== undefined && match.start <= from
      const until = Math.min(spanEnd, isIn ? match.end : (match?.start ?? Infinity))
      const text = span.text.slice(from - at, until - at)
      pieces.push(isIn ? { ...span, text, match: next } : { ...span, text })
      from = until
    }
    at = spanEnd
  }
  return pieces
}

/** The first so many characters of spans. */
export function cutSpans(spans: readonly StyledSpan[], longest: number): StyledSpan[] {
  const cut: StyledSpan[] = []
  let left = longest
  for (const span of spans) {
    if (left <= 0) break
    cut.push(span.text.length <= left ? span : { ...span, text: span.text.slice(0, left) })
    left -= span.text.length
  }
  return cut
}
