import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { LaunchForm } from '@/components/launch/launch-form'
import { FailurePage } from '@/components/shell/failure-page'
import { parseTaskArn } from '@/lib/aws/arn'
import { succeed } from '@/lib/result'
import { readLaunchRelaunch, readTaskRelaunch } from '@/lib/tracking/read-relaunch.server'
import { pageContext, pageContextIn } from '@/lib/http/page-context.server'
import { changeRegion } from '../actions'
import { launch } from './actions'

export const metadata: Metadata = { title: 'Launch' }

interface Props {
  searchParams: Promise<{ task?: string | string[]; launch?: string | string[] }>
}

/** An empty form, or one filled from a task (`?task=ARN`) or a launch (`?launch=ID`). */
export default async function LaunchPage({ searchParams }: Props) {
  const asked = await searchParams
  const task = toText(asked.task)
  const launchId = toText(asked.launch)
  const { operator } = await pageContext()
  const relaunch = await readRelaunch(task, launchId)
  if (!relaunch.ok) return <FailurePage failure={relaunch.failure} />
  if (!relaunch.value && (task || launchId)) notFound()
  const { accountId, principalArn, region } = operator
  return (
    <LaunchForm
      key={JSON.stringify([region, task, launchId])}
      region={relaunch.value?.region ?? region}
      account={{ accountId, principalArn }}
      relaunch={relaunch.value}
      launch={launch}
      changeRegion={changeRegion}
    />
  )
}

async function readRelaunch(task: string | undefined, launchId: string | undefined) {
  const own = await pageContext()
  if (task) {
    const ctx = await pageContextIn(parseTaskArn(task)?.region ?? own.aws.region)
    return ctx.ok ? readTaskRelaunch(ctx.value, task) : ctx
  }
  return launchId ? readLaunchRelaunch(own, launchId) : succeed(undefined)
}

const toText = (asked: string | string[] | undefined) => (Array.isArray(asked) ? asked[0] : asked)
