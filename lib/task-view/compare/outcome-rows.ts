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

const toOutcomeText = (task: TaskView): string => `${stateViews[task.state].label} ${toWords(task)}`

const toOutcomeCell = (task: TaskView): CompareCell => {
  const text = toWords(task)
  return { state: task.state, parts: text ? [{ text, isChanged: false }] : [] }
}

/** What its state doesn't say. */
function toWords({ state, verdict: { outcome, title, category } }: TaskView): string {
  const text = outcome === 'running' ? category : title
  return text === stateViews[state].label ? '' : text
}

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
