import { tagsSchema } from '../../run-task/form/tags-schema.ts'
import { readIssue } from '../../run-task/problems/issue.ts'
import { mask } from '../../secrets/spans.ts'
import { isReservedTag } from '../tag-change.ts'
import type { ShownTag, TagChange } from '../tag-change.ts'

/** A row of the editor. Its ID tells it apart from others while keys are typed. */
export interface TagRow extends ShownTag {
  id: number
}

export interface TagProblem {
  /** Undefined where it is about all of them. */
  row?: number
  field?: 'key' | 'value'
  message: string
}

/** The rows of a task's tags. Those of AWS can't be edited. */
export const toTagRows = (tags: readonly ShownTag[]): TagRow[] =>
  tags.filter(({ key }) => !isReservedTag(key)).map(({ key, value }, id) => ({ id, key, value }))

/**
 * What is wrong with the rows, in the launch form's words. A tag that the task has already is not
 * judged: whatever it looks like, AWS took it.
 *
 * @param tags what the rows were made of
 */
export function findTagProblems(tags: readonly ShownTag[], rows: readonly TagRow[]): TagProblem[] {
  const isNew = toIsNew(tags)
  const given = rows.map(({ key, value }) => ({ key, value }))
  const found = tagsSchema.safeParse(given).error?.issues ?? []
  const problems = found.flatMap((issue): TagProblem[] => {
    const [row, field] = issue.path
    if (typeof row !== 'number') return [{ message: issue.message }]
    const isRepeated = readIssue(issue).code === 'tag-key-repeated'
    if (!isRepeated && rows[row] && !isNew(rows[row])) return []
    return [{ row, field: field === 'value' ? 'value' : 'key', message: issue.message }]
  })
  const masked = rows.flatMap((row, index): TagProblem[] =>
    isNew(row) && row.value.includes(mask) ? [{ row: index, field: 'value', message: MASKED }] : [],
  )
  return [...masked, ...problems]
}

/** A value that looks secret never comes to the browser, so it can't be sent back. */
const MASKED = 'Slipway doesn’t show this value. Enter the whole value to change the tag.'

/** Whether a row is not one of the tags as they were. */
function toIsNew(tags: readonly ShownTag[]): (row: ShownTag) => boolean {
  const known = new Map(tags.map(({ key, value }) => [key, value]))
  return ({ key, value }) => known.get(key) !== value
}

/** What the rows change about the tags that they were made of. */
export function toTagChange(tags: readonly ShownTag[], rows: readonly TagRow[]): TagChange {
  const isNew = toIsNew(tags)
  const kept = new Set(rows.map(({ key }) => key))
  return {
    set: rows.filter(row => row.key !== '' && isNew(row)).map(({ key, value }) => ({ key, value })),
    remove: tags.map(({ key }) => key).filter(key => !kept.has(key) && !isReservedTag(key)),
  }
}

/** A tag that somebody else changed while it was edited here. */
export interface TagConflict {
  key: string
  /** Their value; undefined where they removed it. */
  theirs?: string
  /** What saving does to it. */
  ours: 'set' | 'remove'
}

/** Tags that a change overwrites although they are no longer as they were when editing began. */
export function findTagConflicts(
  tags: readonly ShownTag[],
  tagsNow: readonly ShownTag[],
  { set, remove }: TagChange,
): TagConflict[] {
  const before = new Map(tags.map(({ key, value }) => [key, value]))
  const now = new Map(tagsNow.map(({ key, value }) => [key, value]))
  const isTouched = (key: string) => before.get(key) !== now.get(key)
  return [
    ...set
      .filter(({ key, value }) => isTouched(key) && now.get(key) !== value)
      .map(({ key }) => ({ key, theirs: now.get(key), ours: 'set' as const })),
    ...remove
      .filter(key => isTouched(key) && now.has(key))
      .map(key => ({ key, theirs: now.get(key), ours: 'remove' as const })),
  ]
}
