import type { TextPart } from './compare-row.ts'

/** Beyond that, finding what two texts have in common would take too long on each poll. */
const MOST_WORDS = 400
const MOST_CHARACTERS = 20_000

/**
 * Two texts in parts: words that only one of them has are changed. Two that are the same have one part
 * each. The parts of a text, joined, are the text.
 */
export function markWords(a: string, b: string): { a: TextPart[]; b: TextPart[] } {
  if (a === b) return { a: toWhole(a, false), b: toWhole(b, false) }
  // Of several ways to pair words, the one that is found must not hang on which text comes first.
  if (a > b) {
    const swapped = markWords(b, a)
    return { a: swapped.b, b: swapped.a }
  }
  const areLong = a.length > MOST_CHARACTERS || b.length > MOST_CHARACTERS
  const [words, others] = areLong ? [[], []] : [toWords(a), toWords(b)]
  if (areLong || words.length > MOST_WORDS || others.length > MOST_WORDS) {
    return { a: toWhole(a, true), b: toWhole(b, true) }
  }
  const kept = findCommon(words, others)
  return {
    a: toParts(words, new Set(kept.map(([at]) => at))),
    b: toParts(others, new Set(kept.map(([, at]) => at))),
  }
}

const toWhole = (text: string, isChanged: boolean): TextPart[] =>
  text === '' ? [] : [{ text, isChanged }]

/** Words and what stands between them. */
const toWords = (text: string): string[] => text.split(/(\s+)/).filter(word => word !== '')

/** The longest common subsequence, as pairs of indices. */
function findCommon(a: readonly string[], b: readonly string[]): [number, number][] {
  const width = b.length + 1
  const lengths = new Uint16Array((a.length + 1) * width)
  const at = (row: number, column: number): number => lengths[row * width + column] ?? 0
  for (let row = a.length - 1; row >= 0; row -= 1) {
    for (let column = b.length - 1; column >= 0; column -= 1) {
      lengths[row * width + column] =
        a[row] === b[column]
          ? at(row + 1, column + 1) + 1
          : Math.max(at(row + 1, column), at(row, column + 1))
    }
  }
  const pairs: [number, number][] = []
  let [row, column] = [0, 0]
  while (row < a.length && column < b.length) {
    if (a[row] === b[column]) pairs.push([row++, column++])
    else if (at(row + 1, column) >= at(row, column + 1)) row += 1
    else column += 1
  }
  return pairs
}

function toParts(words: readonly string[], kept: ReadonlySet<number>): TextPart[] {
  const parts: TextPart[] = []
  words.forEach((text, index) => {
    const isChanged = !kept.has(index)
    const last = parts.at(-1)
    if (last?.isChanged === isChanged) last.text += text
    else parts.push({ text, isChanged })
  })
  return parts
}
