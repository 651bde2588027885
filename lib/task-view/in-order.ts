/**
 * Values that should rise, so that they do. Most of them are in order, and those stay as they are: the
 * longest rising row among them. Each of the others moves to the nearest place between its neighbors.
 */
export function putInOrder(values: readonly number[]): number[] {
  const rising = new Set(toLongestRise(values))
  let last = -Infinity
  return values.map((value, index) => {
    const next = values.find((_, later) => later > index && rising.has(later)) ?? Infinity
    last = Math.max(last, Math.min(value, next))
    return last
  })
}

/** The indices of the longest row of values in which none is lower than the one before. */
function toLongestRise(values: readonly number[]): number[] {
  const rows: number[][] = []
  values.forEach((value, index) => {
    const before = rows.filter((_, earlier) => (values[earlier] ?? Infinity) <= value)
    rows.push([...toLongest(before), index])
  })
  return toLongest(rows)
}

const toLongest = (rows: readonly number[][]): number[] =>
  rows.reduce((longest, row) => (row.length > longest.length ? row : longest), [])
