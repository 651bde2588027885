/** A part of a text: from `start` up to, and without, `end`. */
export interface Span {
  start: number
  end: number
}

/** What stands in place of a secret. Its length says nothing about the secret's. */
export const mask = '••••••••'

/** In order, without overlaps and without empty ones. */
export function mergeSpans(spans: readonly Span[]): Span[] {
  const merged: Span[] = []
  const sorted = spans.filter(({ start, end }) => end > start).sort((a, b) => a.start - b.start)
  for (const span of sorted) {
    const last = merged.at(-1)
    if (last && span.start < last.end) last.end = Math.max(last.end, span.end)
    else merged.push({ ...span })
  }
  return merged
}

/** The text with each of these parts masked; `spans` as `mergeSpans` gives them. */
export function maskSpans(text: string, spans: readonly Span[]): string {
  let masked = ''
  let at = 0
  for (const { start, end } of spans) {
    masked += text.slice(at, start) + mask
    at = end
  }
  return masked + text.slice(at)
}
