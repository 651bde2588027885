import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { cache } from 'react'
import { FailurePage } from '@/components/shell/failure-page'
import { toVisibleText } from '@/components/ui/visible-text'
import { LaunchPage } from '@/components/tasks/launch/launch-page'
import { listOpenLaunches } from '@/lib/launching/list-open-launches.server'
import { toIconHref, toLaunchTab } from '@/lib/task-view/tab/tab-view'
import { answerLaunch } from '@/lib/tracking/answer-polls.server'
import { pageContext } from '@/lib/http/page-context.server'
import { giveUp, sendAgain } from '../actions'

interface Props {
  params: Promise<{ id: string }>
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const answer = await answerOwn((await params).id)
  if (!answer.ok || !answer.value) return { title: 'Launched tasks' }
  const { title, icon } = toLaunchTab(answer.value.body)
  return { title: toVisibleText(title), icons: { icon: toIconHref(icon) } }
}

export default async function Page({ params }: Props) {
  const { id } = await params
  const answer = await answerOwn(id)
  if (!answer.ok) return <FailurePage failure={answer.failure} />
  if (!answer.value) notFound()
  const open = await listOpenLaunches(await pageContext(), id)
  return <LaunchPage initial={answer.value.body} open={open} actions={{ sendAgain, giveUp }} />
}

/** One answer for the page and its title. */
const answerOwn = cache(async (id: string) => {
  return answerLaunch(await pageContext(), id, { isVisible: true })
})
