import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { LaunchForm } from '@/components/launch/launch-form'
import { FailurePage } from '@/components/shell/failure-page'
import { parseTaskArn } from '@/lib/aws/arn'
import { succeed } from '@/lib/result'
import {
  readFamilyLaunch,
  readLaunchRelaunch,
  readTaskRelaunch,
} from '@/lib/tracking/relaunch/read-relaunch.server'
import { pageContext, pageContextIn } from '@/lib/http/page-context.server'
import { changeRegion } from '../actions'
import { launch } from './actions'

export const metadata: Metadata = { title: 'Launch' }

interface Props {
  searchParams: Promise<Partial<Record<'task' | 'launch' | 'family', string | string[]>>>
}

/**
 * An empty form, or one filled from a task (`?task=ARN`), a launch (`?launch=ID`) or with a task
 * definition family (`?family=NAME`).
 */
export default async function LaunchPage({ searchParams }: Props) {
  const asked = await searchParams
  const task = toText(asked.task)
  const launchId = toText(asked.launch)
  const family = toText(asked.family)
  const { operator } = await pageContext()
  const relaunch = await readRelaunch(task, launchId, family)
  if (!relaunch.ok) return <FailurePage failure={relaunch.failure} />
  if (!relaunch.value && (task || launchId || family)) notFound()
  const { accountId, principalArn, region } = operator
  return (
    <LaunchForm
      key={JSON.stringify([region, task, launchId, family])}
      region={relaunch.value?.region ?? region}
      account={{ accountId, principalArn }}
      relaunch={relaunch.value}
      launch={launch}
      changeRegion={changeRegion}
    />
  )
}

async function readRelaunch(
  task: string | undefined,
  launchId: string | undefined,
  family: string | undefined,
) {
  const own = await pageContext()
  if (task) {
    const ctx = await pageContextIn(parseTaskArn(task)?.region ?? own.aws.region)
    return ctx.ok ? readTaskRelaunch(ctx.value, task) : ctx
  }
  if (launchId) return readLaunchRelaunch(own, launchId)
  return succeed(family ? await readFamilyLaunch(own, family) : undefined)
}

const toText = (asked: string | string[] | undefined) => (Array.isArray(asked) ? asked[0] : asked)
