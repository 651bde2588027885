/**
 * Counts the items at the head of a list for which `holds` is true, by binary search. After the
 * first item for which it is false, it must be false for all.
 */
export function countLeading<Item extends string | number | object>(
  items: readonly Item[],
  holds: (item: Item) => boolean,
): number {
  let low = 0
  let high = items.length
  while (low < high) {
    const middle = (low + high) >>> 1
    const item = items[middle]
    if (item !== undefined && holds(item)) low = middle + 1
    else high = middle
  }
  return low
}
