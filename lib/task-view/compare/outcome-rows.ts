import { stateViews } from '../status-view.ts'
import type { TaskView } from '../task/task-view.ts'
import type { CompareCell, CompareRow } from './compare-row.ts'
import { toRow } from './to-row.ts'

/** How they ended, or how they stand. It is there even where both ended alike. */
export function toOutcomeRow(a: TaskView, b: TaskView): CompareRow {
  return {
    key: 'outcome',
    label: 'Outcome',
    relation: toOutcomeText(a) === toOutcomeText(b) ? 'equal' : 'different',
    noun: { one: 'outcome', many: 'outcome' },
    a: toOutcomeCell(a),
    b: toOutcomeCell(b),
  }
}

const toOutcomeText = ({ state, verdict }: TaskView): string =>
  `${stateViews[state].label} ${toWords(verdict)}`

const toOutcomeCell = ({ state, verdict }: TaskView): CompareCell => ({
  state,
  parts: [{ text: toWords(verdict), isChanged: false }],
})

/** While a task runs, its state says it all. */
const toWords = ({ outcome, title, category }: TaskView['verdict']): string =>
  outcome === 'running' ? category : title

/** `db-migrate:14`. The same number in two Regions or accounts is not the same revision. */
export function toRevisionRow(a: TaskView, b: TaskView): CompareRow[] {
  const rows = toRow({
    key: 'revision',
    label: 'Revision',
    noun: { one: 'revision', many: 'revision' },
    isMono: true,
    a: { text: toRevisionText(a), note: toRegionNote(a, b) },
    b: { text: toRevisionText(b), note: toRegionNote(b, a) },
  })
  if (a.taskDefinitionArn === b.taskDefinitionArn) return rows
  return rows.map(row => ({ ...row, relation: 'different' }))
}

const toRevisionText = ({ family, revision }: TaskView): string =>
  revision === undefined ? family : `${family}:${revision}`

const toRegionNote = ({ address }: TaskView, other: TaskView): string | undefined =>
  address.region === other.address.region ? undefined : `in ${address.region}`
