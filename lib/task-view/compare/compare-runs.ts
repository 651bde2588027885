import type { CompareRow } from './compare-row.ts'
import type { ComparedRun } from './compared-run.ts'
import { toContainerRows } from './container-rows.ts'
import { toOutcomeRow, toRevisionRow } from './outcome-rows.ts'
import { toPlaceRows } from './place-rows.ts'
import { toRequestRows } from './request-rows.ts'
import { toVariableRows } from './variable-rows.ts'

/** What differs between two runs, and what doesn't. Each list is in the order in which it is read. */
export interface Comparison {
  differences: CompareRow[]
  /** What can't be compared: not known of one of them, or hidden. */
  unknown: CompareRow[]
  equal: CompareRow[]
}

/** Two runs beside each other. */
export function compareRuns(a: ComparedRun, b: ComparedRun): Comparison {
  const rows = [
    toOutcomeRow(a.task, b.task),
    ...toRevisionRow(a.task, b.task),
    ...toContainerRows(a.task, b.task),
    ...toVariableRows(a, b),
    ...toPlaceRows(a.task, b.task),
    ...toRequestRows(a, b),
  ]
  return {
    differences: rows.filter(({ relation }) => relation === 'different'),
    unknown: rows.filter(({ relation }) => relation === 'unknown'),
    equal: rows.filter(({ relation }) => relation === 'equal'),
  }
}

/** All that is known of a run whose other side isn't there. */
export function toSingleRows(run: ComparedRun, side: 'a' | 'b'): CompareRow[] {
  const { differences, unknown, equal } = compareRuns(run, run)
  const other = side === 'a' ? 'b' : 'a'
  return [...differences, ...equal, ...unknown].map(row => ({
    ...row,
    relation: 'unknown',
    [other]: { parts: [] },
  }))
}
