import type { ReactNode } from 'react'
import Link from 'next/link'
import { useClock } from '@/components/ui/time/clock'
import { toDurationText, toShortDurationText } from '@/lib/task-view/duration-text'
import { Ago } from '@/components/ui/time/exact-time'
import { isValueKey, nameOfValueKey } from '@/lib/task-view/list/row-values'
import { isFamilyName, toFamilyHref, toShortId } from '@/lib/task-view/task-names'
import type { namedColumns, Sort, TaskColumn } from '@/lib/task-view/list/task-query'
import type { TaskRow } from '@/lib/task-view/list/task-row'
import type { UsualDuration } from '@/lib/task-view/runs/longer-than-usual'
import { explainUsualEnd, toUsualRun } from '@/lib/task-view/runs/usual-end'
import { RunBars } from '../run-bars'
import { StatePill } from '../state-pill'
import { useRunsOf } from './family-runs-context'
import classes from './tasks-table.module.css'

/** How a column of the table looks. */
export interface ColumnView {
  id: TaskColumn
  title: string
  /** What the list can be ordered by here. */
  sort?: Sort['column']
  /** Its share of the width, as a track of a CSS grid. */
  track: string
  className?: string
  Cell: (props: { row: TaskRow }) => ReactNode
}

type NamedColumn = (typeof namedColumns)[number]

const named: Record<NamedColumn, Omit<ColumnView, 'id'>> = {
  state: {
    title: 'Outcome',
    sort: 'state',
    track: '136px',
    className: classes.outcome,
    Cell: ({ row }) => <StatePill state={row.state} />,
  },
  task: {
    title: 'Task',
    sort: 'family',
    track: 'minmax(150px, 1.1fr)',
    className: classes.task,
    Cell: TaskName,
  },
  why: {
    title: 'Why',
    track: 'minmax(160px, 2fr)',
    className: classes.why,
    Cell: ({ row }) => {
      const { why, state } = row
      if (!why && state === 'running') return <UsualEnd row={row} />
      return (
        why && (
          <span
            className={classes.words}
            data-quiet={state === 'succeeded' || undefined}
            title={why}
          >
            {why}
          </span>
        )
      )
    },
  },
  where: {
    title: 'Where',
    track: 'minmax(130px, 1fr)',
    className: classes.where,
    Cell: ({ row }) => row.where,
  },
  ran: { title: 'Ran', sort: 'ran', track: '92px', className: classes.ran, Cell: Ran },
  started: {
    title: 'Started',
    sort: 'started',
    track: '104px',
    className: classes.started,
    Cell: ({ row: { startedAt, createdAt } }) => {
      const begunAt = startedAt ?? createdAt
      return begunAt && <Ago iso={begunAt} />
    },
  },
  by: {
    title: 'By',
    track: 'minmax(70px, 0.6fr)',
    className: classes.cut,
    Cell: ({ row: { by = '–' } }) => <span title={by}>{by}</span>,
  },
  runs: { title: 'Last runs', track: '76px', className: classes.runs, Cell: LastRuns },
  cluster: {
    title: 'Cluster',
    track: 'minmax(80px, 0.7fr)',
    className: classes.cut,
    Cell: ({ row }) => row.cluster,
  },
  status: {
    title: 'ECS status',
    track: '130px',
    className: classes.code,
    Cell: ({ row }) => row.status,
  },
  group: {
    title: 'Group',
    track: 'minmax(90px, 0.8fr)',
    className: classes.cut,
    Cell: ({ row: { group = '–' } }) => <span title={group}>{group}</span>,
  },
  startedBy: {
    title: 'Started by',
    track: 'minmax(90px, 0.8fr)',
    className: classes.cut,
    Cell: ({ row: { startedBy = '–' } }) => <span title={startedBy}>{startedBy}</span>,
  },
}

export const titleOf = (id: TaskColumn): string =>
  isValueKey(id) ? nameOfValueKey(id) : named[id].title

export function toColumnView(id: TaskColumn): ColumnView {
  if (!isValueKey(id)) return { id, ...named[id] }
  return {
    id,
    title: nameOfValueKey(id),
    track: 'minmax(80px, 0.8fr)',
    className: `${classes.code} ${classes.cut}`,
    Cell: ({ row: { values } }) => {
      const value = values?.[id] ?? '–'
      return <span title={value}>{value}</span>
    },
  }
}

function TaskName({ row }: { row: TaskRow }) {
  return (
    <Link href={row.href} className={classes.link} prefetch={false}>
      <span className={classes.family}>
        <strong>{row.family}</strong>
        {row.revision !== undefined && <span className={classes.revision}>:{row.revision}</span>}
      </span>{' '}
      <span className={classes.id}>{toShortId(row.taskId)}</span>
    </Link>
  )
}

/** As far as past runs of the family say. */
function UsualEnd({ row: { family, startedAt } }: { row: TaskRow }) {
  const usual = toUsualRun(useRunsOf(family))
  if (usual === undefined || !startedAt) return null
  return <UsualEndText usual={usual} startedAt={startedAt} />
}

function UsualEndText({ usual, startedAt }: { usual: UsualDuration; startedAt: string }) {
  const sinceMs = Date.parse(startedAt)
  const text = useClock(nowMs => {
    const end = explainUsualEnd(usual, nowMs - sinceMs)
    if (end.kind === 'due') return `usually takes ${toShortDurationText(usual.usualMs)}`
    const text = toShortDurationText(end.ms)
    return end.kind === 'ends-in' ? `usually ends in ${text}` : `${text} longer than usual`
  })
  return (
    <span className={classes.words} data-quiet>
      {text}
    </span>
  )
}

function LastRuns({ row: { family } }: { row: TaskRow }) {
  const runs = useRunsOf(family)
  return (
    isFamilyName(family) &&
    runs.length > 0 && (
      <Link href={toFamilyHref(family)} className={classes.runsLink} prefetch={false}>
        <RunBars runs={runs} />
      </Link>
    )
  )
}

function Ran({ row: { ranMs, startedAt, isStopped } }: { row: TaskRow }) {
  if (ranMs !== undefined) return toDurationText(ranMs)
  return startedAt && !isStopped ? <SoFar iso={startedAt} /> : '–'
}

function SoFar({ iso }: { iso: string }) {
  const sinceMs = Date.parse(iso)
  return useClock(nowMs => toDurationText(nowMs - sinceMs))
}
