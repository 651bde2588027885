import { isRecord } from './is-record.ts'

const maxDepth = 8

/**
 * Reads the parameters of a Query request as a tree: `Filter.1.Value.2=x` and `Tags.member.1.Key=x`
 * become lists under `Filter` and `Tags`. Every leaf is a string. `Action` and `Version` are left
 * out. Undefined if the names contradict each other or nest too deeply.
 */
export function parseQueryInput(parameters: URLSearchParams): Record<string, unknown> | undefined {
  const root: Record<string, unknown> = emptyRecord()
  for (const [name, value] of parameters) {
    if (name === 'Action' || name === 'Version') continue
    const path = name.split('.')
    if (path.length > maxDepth || !place(root, path, value)) return undefined
  }
  const input = toLists(root)
  return isRecord(input) ? input : undefined
}

/** A record without a prototype, so that a parameter named `constructor` is an ordinary member. */
const emptyRecord = (): Record<string, unknown> =>
  Object.create(null) as Record<string, unknown> /* Object.create is typed as any */

function place(root: Record<string, unknown>, path: string[], value: string): boolean {
  let branch = root
  for (const step of path.slice(0, -1)) {
    const next = branch[step] ?? emptyRecord()
    if (!isRecord(next)) return false
    branch[step] = next
    branch = next
  }
  const leaf = path.at(-1) ?? ''
  if (branch[leaf] !== undefined) return false
  branch[leaf] = value
  return true
}

function toLists(node: unknown): unknown {
  if (!isRecord(node)) return node
  const names = Object.keys(node)
  if (names.length === 1 && names[0] === 'member') return toLists(node.member)
  if (names.length > 0 && names.every(name => /^\d+$/.test(name)))
    return names.sort((one, other) => Number(one) - Number(other)).map(name => toLists(node[name]))
  const converted = emptyRecord()
  for (const name of names) converted[name] = toLists(node[name])
  return converted
}
