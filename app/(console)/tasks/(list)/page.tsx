import type { Metadata } from 'next'
import { FailurePage } from '@/components/shell/failure-page'
import { TasksPage } from '@/components/tasks/list/tasks-page'
import { listOpenLaunches } from '@/lib/launching/list-open-launches.server'
import { answerTasks } from '@/lib/tracking/answer-polls.server'
import { pageContext } from '@/lib/http/page-context.server'
import type { TasksAnswer } from '@/lib/task-view/list/tasks-answer'
import { findRows, readTaskQuery, valuesOf } from '@/lib/task-view/list/task-query'
import type { TaskQuery } from '@/lib/task-view/list/task-query'
import { launch } from '../../launch/actions'
import { giveUp, sendAgain } from '../../launches/actions'
import { find, stopTasks } from '../actions'

export const metadata: Metadata = { title: 'Tasks' }

interface PageProps {
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

export default async function Page({ searchParams }: PageProps) {
  const ctx = await pageContext()
  const query = readTaskQuery(toAddress(await searchParams))
  const { clusters, withServices } = query
  const question = { clusters, withServices, values: valuesOf(query) }
  const [answer, open] = await Promise.all([
    answerTasks(ctx, { isVisible: true }, question),
    listOpenLaunches(ctx),
  ])
  if (!answer.ok) return <FailurePage failure={answer.failure} />
  const actions = { find, sendAgain, giveUp, stop: stopTasks, launch }
  return (
    <TasksPage
      key={ctx.operator.region}
      accountId={ctx.operator.accountId}
      initial={toFirst(answer.value.body, query, ctx.now().getTime())}
      open={open}
      actions={actions}
    />
  )
}

/** More than a screen of rows; the first poll brings the others. */
const FIRST_ROWS = 60

function toFirst(body: TasksAnswer, query: TaskQuery, nowMs: number): TasksAnswer {
  const { rows } = body
  if (rows.length <= FIRST_ROWS) return body
  const first = findRows(rows, query, nowMs).slice(0, FIRST_ROWS)
  return { ...body, version: undefined, rows: first, leftOut: rows.length - first.length }
}

/** Of a name that is given twice the first value counts. */
const toAddress = (params: Awaited<PageProps['searchParams']>): URLSearchParams =>
  new URLSearchParams(
    Object.entries(params).flatMap(([name, value]) => {
      const text = Array.isArray(value) ? value[0] : value
      return text === undefined ? [] : [[name, text]]
    }),
  )
