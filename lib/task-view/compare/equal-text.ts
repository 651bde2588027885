import type { CompareRow } from './compare-row.ts'

/**
 * `cluster, subnets, roles, 11 variables, 3 tags`: what rows are called together.
 *
 * @param all every row, to tell whether these are all of their kind
 * @param mostNamed so many of a kind that is counted are named instead
 */
export function toNamesText(
  rows: readonly CompareRow[],
  all: readonly CompareRow[],
  mostNamed = 0,
): string {
  const groups = new Map<string, CompareRow[]>()
  for (const row of rows) {
    groups.set(row.noun.one, [...(groups.get(row.noun.one) ?? []), row])
  }
  return [...groups].map(([, group]) => toGroupText(group, all, mostNamed)).join(', ')
}

function toGroupText(group: CompareRow[], all: readonly CompareRow[], mostNamed: number): string {
  const [first] = group
  if (!first) return ''
  const { one, many, isCounted } = first.noun
  if (isCounted && group.length <= mostNamed) {
    return group.map(({ label }) => [...label].slice(0, LONGEST_LABEL).join('')).join(', ')
  }
  if (isCounted) return `${group.length} ${group.length === 1 ? one : many}`
  const whole = all.filter(row => row.noun.one === one)
  if (whole.length === group.length) return group.length === 1 ? one : many
  // Of several, those that are meant are named.
  return group.map(toRowName).join(', ')
}

/** `image of migrate` */
const toRowName = ({ label, container }: CompareRow): string =>
  [label.charAt(0).toLowerCase() + label.slice(1), container].filter(Boolean).join(' of ')

/** What somebody named can be longer than a sentence should be. */
const LONGEST_LABEL = 80
