/**
 * Whether the whole value matches a pattern in which `*` stands for any run of characters and `?`
 * for one, as in IAM policies and EC2 filters. Parts without `?` are found by the engine's own
 * search, which is fast. Comparing letter by letter, one hostile pattern could block the process
 * for seconds.
 */
export function matchesPattern(pattern: string, value: string, caseless = false): boolean {
  const given = caseless ? value.toLowerCase() : value
  const [first = '', ...parts] = (caseless ? pattern.toLowerCase() : pattern).split('*')
  const last = parts.pop()
  if (last === undefined) return given.length === first.length && holdsAt(first, given, 0)
  const end = given.length - last.length
  if (end < first.length || !holdsAt(first, given, 0) || !holdsAt(last, given, end)) return false
  let at = first.length
  for (const part of parts) {
    const found = find(part, given, at)
    if (found < 0 || found + part.length > end) return false
    at = found + part.length
  }
  return true
}

function find(part: string, given: string, from: number): number {
  if (!part.includes('?')) return given.indexOf(part, from)
  for (let at = from; at + part.length <= given.length; at += 1)
    if (holdsAt(part, given, at)) return at
  return -1
}

function holdsAt(part: string, given: string, at: number): boolean {
  if (!part.includes('?')) return given.startsWith(part, at)
  for (let index = 0; index < part.length; index += 1)
    if (part[index] !== '?' && part[index] !== given[at + index]) return false
  return true
}
