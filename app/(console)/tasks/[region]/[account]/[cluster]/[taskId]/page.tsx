import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { cache } from 'react'
import { FailurePage } from '@/components/shell/failure-page'
import { toVisibleText } from '@/components/ui/visible-text'
import { TaskPage } from '@/components/tasks/detail/task-page'
import { answerTask } from '@/lib/tracking/answer-polls.server'
import { toIconHref, toTaskTab } from '@/lib/task-view/tab/tab-view'
import { pageContextIn } from '@/lib/http/page-context.server'
import { launch } from '../../../../../launch/actions'
import { changeTags, checkTask, find, stopTasks } from '../../../../actions'

interface Props {
  params: Promise<{ region: string; account: string; cluster: string; taskId: string }>
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const answer = await answerLink(params)
  if (!answer.ok || !answer.value) return { title: 'Task' }
  const { title, icon } = toTaskTab(answer.value.body.task)
  return { title: toVisibleText(title), icons: { icon: toIconHref(icon) } }
}

/** The share link. It opens forever for everybody who may describe the cluster's tasks. */
export default async function Page({ params }: Props) {
  const answer = await answerLink(params)
  if (!answer.ok) return <FailurePage failure={answer.failure} />
  if (!answer.value) notFound()
  const actions = { check: checkTask, stop: stopTasks, changeTags, launch, find }
  return <TaskPage initial={answer.value.body} actions={actions} />
}

const answerLink = async (params: Props['params']) => {
  const { region, account, cluster, taskId } = await decoded(params)
  return answerOnce(region, account, cluster, taskId)
}

/** One answer for the page and its title. */
const answerOnce = cache(
  async (region: string, account: string, cluster: string, taskId: string) => {
    const ctx = await pageContextIn(region)
    if (!ctx.ok) return ctx
    return answerTask(
      ctx.value,
      { region, accountId: account, cluster, taskId },
      { isVisible: true },
    )
  },
)

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
