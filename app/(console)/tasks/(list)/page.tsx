import type { Metadata } from 'next'
import { FailurePage } from '@/components/shell/failure-page'
import { TasksPage } from '@/components/tasks/list/tasks-page'
import { listOpenLaunches } from '@/lib/launching/list-open-launches.server'
import { answerTasks } from '@/lib/tracking/answer-polls.server'
import { pageContext } from '@/lib/http/page-context.server'
import { giveUp, sendAgain } from '../../launches/actions'
import { find } from '../actions'

export const metadata: Metadata = { title: 'Tasks' }

export default async function Page() {
  const ctx = await pageContext()
  const [answer, open] = await Promise.all([
    answerTasks(ctx, { isVisible: true }),
    listOpenLaunches(ctx),
  ])
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
