import { mask } from '../../secrets/spans.ts'
import { markWords } from './mark-words.ts'
import type { CompareCell, CompareRow, Relation } from './compare-row.ts'

/** What a run has of one thing. */
export interface Side {
  /** Undefined where it has none. */
  text: string | undefined
  /** False where nobody can tell whether it has one. */
  isKnown?: boolean
  /** The value exists but isn't shown, because it looks secret. */
  isHidden?: boolean
  note?: string
}

interface RowOptions extends Pick<CompareRow, 'key' | 'label' | 'container' | 'noun' | 'isMono'> {
  a: Side
  b: Side
  /** Whether words that differ are marked. */
  isMarked?: boolean
}

/** None where neither run has it. */
export function toRow({ a, b, isMarked = false, ...row }: RowOptions): CompareRow[] {
  if (isAbsent(a) && isAbsent(b)) return []
  const relation = toRelation(a, b)
  const marked =
    isMarked && relation === 'different' && a.text !== undefined && b.text !== undefined
      ? markWords(a.text, b.text)
      : undefined
  return [{ ...row, relation, a: toCell(a, b, marked?.a), b: toCell(b, a, marked?.b) }]
}

const isAbsent = ({ text, isHidden }: Side): boolean => text === undefined && !isHidden

function toRelation(a: Side, b: Side): Relation {
  if (a.isKnown === false || b.isKnown === false) return 'unknown'
  if (isAbsent(a) !== isAbsent(b)) return 'different'
  if (a.text !== b.text && !a.isHidden && !b.isHidden) return 'different'
  return a.isHidden || b.isHidden || a.text?.includes(mask) ? 'unknown' : 'equal'
}

function toCell(side: Side, other: Side, parts: CompareCell['parts'] | undefined): CompareCell {
  const { text = side.isHidden ? mask : undefined, isKnown = true } = side
  const note = side.note ?? (isKnown ? undefined : 'not known')
  return {
    parts: parts ?? (text === undefined ? [] : [{ text, isChanged: false }]),
    ...(note === undefined ? text === undefined && !isAbsent(other) && { note: 'none' } : { note }),
  }
}
