interface Open {
  /** Absent in a list. */
  keys?: Set<string>
  /** The last key, or the index of the last item. */
  at: string | number
  isKeyNext: boolean
}

/** A string that never ends takes the rest, so that no second look begins in it. */
const token = /"(?:[^"\\]|\\[^])*"?|[{}[\],]/g

const maxFound = 20

/**
 * The paths of keys that stand in one object more than once; a parser keeps the last value without
 * a word. The text is valid JSON.
 */
export function findRepeatedKeys(json: string): string[] {
  const open: Open[] = []
  const found = new Set<string>()
  for (const [part] of json.matchAll(token)) {
    const inner = open.at(-1)
    if (part === '{') open.push({ keys: new Set(), at: '', isKeyNext: true })
    else if (part === '[') open.push({ at: 0, isKeyNext: false })
    else if (part === '}' || part === ']') open.pop()
    else if (part === ',') stepOn(inner)
    else if (inner?.keys && inner.isKeyNext) {
      const key = toKey(part)
      inner.at = key
      inner.isKeyNext = false
      if (inner.keys.has(key)) found.add(open.map(({ at }) => at).join('.'))
      inner.keys.add(key)
      if (found.size === maxFound) break
    }
  }
  return [...found]
}

function stepOn(inner: Open | undefined): void {
  if (inner?.keys) inner.isKeyNext = true
  else if (inner && typeof inner.at === 'number') inner.at += 1
}

const toKey = (string: string): string =>
  string.includes('\\') ? String(JSON.parse(string)) : string.slice(1, -1)
