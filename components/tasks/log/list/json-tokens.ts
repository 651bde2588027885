/** A part of a JSON text: a name with its colon, a value that isn't text, or whatever is between. */
export interface JsonToken {
  text: string
  kind?: 'name' | 'literal'
}

/**
 * A text, with the colon that makes it a name; else a number, a boolean or null. A text that nothing
 * ends goes on to the end, or each of its quotes would be read to the end again.
 */
const token = /("(?:[^"\\]|\\[^]?)*(?:"|$))(\s*:)?|(-?\d[\d.eE+-]*|true|false|null)/g

/** The tokens of a JSON text, whose texts together are it. */
export function toJsonTokens(text: string): JsonToken[] {
  const tokens: JsonToken[] = []
  let at = 0
  for (const found of text.matchAll(token)) {
    const [whole, , colon, literal] = found
    const kind = colon ? 'name' : literal ? 'literal' : undefined
    if (!kind) continue
    if (found.index > at) tokens.push({ text: text.slice(at, found.index) })
    tokens.push({ text: whole, kind })
    at = found.index + whole.length
  }
  if (at < text.length) tokens.push({ text: text.slice(at) })
  return tokens
}
