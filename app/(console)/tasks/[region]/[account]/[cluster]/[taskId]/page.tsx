import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { FailurePage } from '@/components/shell/failure-page'
import { TaskPage } from '@/components/tasks/task-page'
import { regionAccess } from '@/lib/auth/region-access.server'
import { answerTask } from '@/lib/tracking/answer-polls.server'
import { processRights } from '@/lib/tracking/process-rights.server'
import { pageOperator } from '../../../../../page-operator.server'
import { checkTask, stop } from '../../../../actions'

interface Props {
  params: Promise<{ region: string; account: string; cluster: string; taskId: string }>
}

export const metadata: Metadata = { title: 'Task' }

/** The share link: opens for everybody who may describe tasks of the cluster, for good. */
export default async function Page({ params }: Props) {
  const link = await decoded(params)
  const operator = await pageOperator()
  const access = regionAccess(operator.aws, link.region)
  if (!access.ok) notFound()
  const ctx = { ...operator, aws: access.value, rights: processRights() }
  const answer = await answerTask(ctx, link, true)
  if (!answer.ok) return <FailurePage failure={answer.failure} />
  if (!answer.value) notFound()
  return <TaskPage initial={answer.value.body} actions={{ check: checkTask, stop }} />
}

async function decoded(params: Props['params']) {
  const { region, account, cluster, taskId } = await params
  const decode = (segment: string) => decodeURIComponent(segment)
  return {
    region: decode(region),
    account: decode(account),
    cluster: decode(cluster),
    taskId: decode(taskId),
  }
}
