import type { Metadata } from 'next'
import { FailurePage } from '@/components/shell/failure-page'
import { TasksPage } from '@/components/tasks/tasks-page'
import { answerTasks } from '@/lib/tracking/answer-polls.server'
import { processRights } from '@/lib/permissions/process-rights.server'
import { pageOperator } from '@/lib/http/page-operator.server'
import { find } from './actions'

export const metadata: Metadata = { title: 'Tasks' }

export default async function Page() {
  const ctx = await pageOperator()
  const answer = await answerTasks({ ...ctx, rights: processRights() }, true)
  if (!answer.ok) return <FailurePage failure={answer.failure} />
  return <TasksPage key={ctx.operator.region} initial={answer.value.body} find={find} />
}
