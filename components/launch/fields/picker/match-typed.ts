/** One entry of a picker's list. */
export interface PickerItem {
  value: string
  /** What the field shows once it is chosen; the value itself where absent. */
  label?: string
  /** What the list shows; the label where absent. */
  name?: string
  /** What tells it apart in the list. */
  facts?: string
  group?: string
}

export const labelOf = ({ value, label = value }: PickerItem): string => label

export const nameOf = (item: PickerItem): string => item.name ?? labelOf(item)

const readings: ((item: PickerItem) => string)[] = [({ value }) => value, nameOf, labelOf]

/**
 * The entry that a typed text names in full: by its value, its name or its label, else by one of
 * them without regard to case. Undefined where it names none, or several: a subnet's name can
 * stand in two VPCs.
 */
export function matchTyped<Item extends PickerItem>(
  text: string,
  items: readonly Item[],
): Item | undefined {
  const typed = text.trim()
  for (const fold of [(name: string) => name, (name: string) => name.toLowerCase()]) {
    for (const read of readings) {
      const found = items.filter(item => fold(read(item)) === fold(typed))
      if (found.length > 0) return found.length === 1 ? found[0] : undefined
    }
  }
  return undefined
}

/**
 * The entries that have every typed word somewhere, in any order and case. Those that are named in
 * full come first, then names that begin with a typed word, names that have all of them, and the
 * others: found by what tells them apart, or by their group.
 */
export function findTyped<Item extends PickerItem>(text: string, items: readonly Item[]): Item[] {
  const typed = text.trim()
  if (typed === '') return [...items]
  const words = typed.toLowerCase().split(/\s+/)
  const ranked: Item[][] = []
  for (const item of items) {
    const rank = rankOf(item, typed, words)
    if (rank !== undefined) (ranked[rank] ??= []).push(item)
  }
  return ranked.flat()
}

/** How well an entry fits, 0 best; undefined where it lacks a word. */
function rankOf(item: PickerItem, typed: string, words: readonly string[]): number | undefined {
  const given = readings.map(read => read(item))
  const names = given.map(name => name.toLowerCase())
  const hasAll = (text: string) => words.every(word => text.includes(word))
  if (!hasAll([...names, item.facts, item.group].join(' ').toLowerCase())) return undefined
  if (given.includes(typed)) return 0
  if (names.includes(typed.toLowerCase())) return 1
  if (names.some(name => words.some(word => name.startsWith(word)))) return 2
  return names.some(hasAll) ? 3 : 4
}

/** The entries with those of a group together, in the order in which the groups come first. */
export function toGroups<Item extends PickerItem>(items: readonly Item[]): Item[] {
  const groups = Map.groupBy(items, ({ group }) => group)
  return groups.size > 1 ? [...groups.values()].flat() : [...items]
}

/**
 * The entry that Enter takes: the one of those found that is named in full, else the only one.
 *
 * @param found what `findTyped` found
 */
export function findLikely<Item extends PickerItem>(
  text: string,
  found: readonly Item[],
): Item | undefined {
  if (text.trim() === '') return undefined
  return matchTyped(text, found) ?? (found.length === 1 ? found[0] : undefined)
}

/** The values of a typed list: entries by their names, anything else as it was typed. */
export function readTypedList(text: string, items: readonly PickerItem[]): string[] {
  const read = (part: string): string[] => {
    const found = matchTyped(part, items)
    return found
      ? [found.value]
      : part.split(/\s+/).map(word => matchTyped(word, items)?.value ?? word)
  }
  return text.split(',').flatMap(read).filter(Boolean)
}
