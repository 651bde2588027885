import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { FailurePage } from '@/components/shell/failure-page'
import { LaunchPage } from '@/components/tasks/launch-page'
import { settleOwnLaunches } from '@/lib/launching/settle-open-launches.server'
import { answerLaunch } from '@/lib/tracking/answer-polls.server'
import { processRights } from '@/lib/tracking/process-rights.server'
import { noteUnsettled } from '../../../start-slipway.server'
import { pageOperator } from '../../page-operator.server'

export const metadata: Metadata = { title: 'Launched tasks' }

export default async function Page({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params
  const ctx = { ...(await pageOperator()), rights: processRights() }
  await settleOwnLaunches(ctx, noteUnsettled)
  const answer = await answerLaunch(ctx, id, true)
  if (!answer.ok) return <FailurePage failure={answer.failure} />
  if (!answer.value) notFound()
  return <LaunchPage initial={answer.value.body} />
}
