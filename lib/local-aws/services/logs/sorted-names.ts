import { countLeading } from '../../world/count-leading.ts'

/** Where a name is in a sorted list, or would be. */
const placeOfName = (names: readonly string[], name: string): number =>
  countLeading(names, one => one < name)

/** Names that are already there have to be kept out by the caller. */
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
