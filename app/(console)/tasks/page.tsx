import type { Metadata } from 'next'
import { FailurePage } from '@/components/shell/failure-page'
import { TasksPage } from '@/components/tasks/list/tasks-page'
import { listOpenLaunches } from '@/lib/launching/list-open-launches.server'
import { answerTasks } from '@/lib/tracking/answer-polls.server'
import { processRights } from '@/lib/permissions/process-rights.server'
import { pageOperator } from '@/lib/http/page-operator.server'
import { giveUp, sendAgain } from '../launches/actions'
import { find } from './actions'

export const metadata: Metadata = { title: 'Tasks' }

export default async function Page() {
  const ctx = { ...(await pageOperator()), rights: processRights() }
  const [answer, open] = await Promise.all([answerTasks(ctx, true), listOpenLaunches(ctx)])
  if (!answer.ok) return <FailurePage failure={answer.failure} />
  const actions = { find, sendAgain, giveUp }
  return (
    <TasksPage
      key={ctx.operator.region}
      initial={answer.value.body}
      open={open}
      actions={actions}
    />
  )
}
