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

/** The entries that a typed text is a part of, in their order. */
export function findTyped<Item extends PickerItem>(text: string, items: readonly Item[]): Item[] {
  const wanted = text.trim().toLowerCase()
  return items.filter(item =>
    [item.value, nameOf(item), labelOf(item), item.facts, item.group]
      .join(' ')
      .toLowerCase()
      .includes(wanted),
  )
}

/** The entry that Enter takes: the one that is named in full, else the only one that is found. */
export function findLikely<Item extends PickerItem>(
  text: string,
  items: readonly Item[],
): Item | undefined {
  if (text.trim() === '') return undefined
  const found = findTyped(text, items)
  return matchTyped(text, items) ?? (found.length === 1 ? found[0] : undefined)
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
