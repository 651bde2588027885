import { countLeading } from '../../world/count-leading.ts'

/** Where a name is in a sorted list, or would be. */
const placeOfName = (names: readonly string[], name: string): number =>
  countLeading(names, one => one < name)

/** Adds a name to a sorted list. The name must not be in the list. */
export function addSorted(names: string[], name: string): void {
  names.splice(placeOfName(names, name), 0, name)
}

export function removeSorted(names: string[], name: string): void {
  const at = placeOfName(names, name)
  if (names[at] === name) names.splice(at, 1)
}

export function namesWithPrefix(names: readonly string[], prefix: string): readonly string[] {
  if (prefix === '') return names
  const start = placeOfName(names, prefix)
  let end = start
  while (names[end]?.startsWith(prefix)) end += 1
  return names.slice(start, end)
}
