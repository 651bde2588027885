import { readJson } from './syntax/read-json.ts'
import { readLiteral } from './syntax/read-literal.ts'

const maxFound = 20

/**
 * The objects and lists within a line of a log, each whole: none is looked for inside of another,
 * so that a part is never taken for a request that has a fault.
 */
export function findValuesWithin(text: string): unknown[] {
  const found: unknown[] = []
  let at = 0
  while (found.length < maxFound) {
    const start = nextOf(text, at)
    if (start < 0) break
    const end = findEnd(text, start)
    const part = text.slice(start, end)
    const value = readValue(part)
    if (value !== undefined) found.push(value)
    at = end
  }
  return found
}

function nextOf(text: string, from: number): number {
  const at = text.slice(from).search(/[[{]/)
  return at < 0 ? at : from + at
}

/** Where the bracket that opens at a place is closed; brackets in quotes close nothing. */
function findEnd(text: string, start: number): number {
  // A quote that is never closed takes the rest, so that no second look begins in it.
  const part = /"(?:[^"\\]|\\[^])*"?|'(?:[^'\\\n]|\\[^])*'?|[[{]|[\]}]|[^]/g
  part.lastIndex = start
  let depth = 0
  for (let match = part.exec(text); match; match = part.exec(text)) {
    if (match[0] === '[' || match[0] === '{') depth += 1
    if (match[0] === ']' || match[0] === '}') depth -= 1
    if (depth === 0) return part.lastIndex
  }
  return text.length
}

function readValue(part: string): unknown {
  const json = readJson(part)
  if ('value' in json) return json.value
  const literal = readLiteral(part)
  return literal && 'value' in literal ? literal.value : undefined
}
