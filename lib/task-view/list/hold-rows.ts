import type { TaskRow } from './task-row.ts'

/**
 * The rows that stay in their places while somebody is about to click one of them: those that were
 * shown, as they are now, even where they would have moved or gone to another list.
 *
 * @param heldArns what was shown, in its order
 * @param found what the list would show now
 * @param rows all that there are. What isn't among them any more is gone at once: it may be denied.
 */
export function holdRows(
  heldArns: readonly string[],
  found: readonly TaskRow[],
  rows: readonly TaskRow[],
): { rows: TaskRow[]; newCount: number } {
  const byArn = new Map(rows.map(row => [row.arn, row]))
  const held = new Set(heldArns)
  return {
    rows: heldArns.flatMap(arn => byArn.get(arn) ?? []),
    newCount: found.filter(({ arn }) => !held.has(arn)).length,
  }
}
