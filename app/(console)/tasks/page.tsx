import type { Metadata } from 'next'
import { TasksPage } from '@/components/tasks/tasks-page'
import { answerTasks } from '@/lib/tracking/answer-polls.server'
import { processRights } from '@/lib/tracking/process-rights.server'
import { pageOperator } from '../page-operator.server'
import { find } from './actions'

export const metadata: Metadata = { title: 'Tasks' }

export default async function Page() {
  const operator = await pageOperator()
  const { body } = await answerTasks({ ...operator, rights: processRights() }, true)
  return <TasksPage key={operator.operator.region} initial={body} find={find} />
}
