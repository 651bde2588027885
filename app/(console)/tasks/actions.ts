'use server'

import { z } from 'zod'
import { regionAccess } from '@/lib/auth/region-access.server'
import { requireOperator } from '@/lib/auth/require-operator.server'
import { partitionOf, toTaskArn } from '@/lib/aws/ecs-arn'
import { fail, succeed } from '@/lib/aws/failure'
import type { Result } from '@/lib/aws/failure'
import { stopTask } from '@/lib/launching/stop-task.server'
import { answerTask } from '@/lib/tracking/answer-polls.server'
import { findTask } from '@/lib/tracking/find-task.server'
import { processRights } from '@/lib/permissions/process-rights.server'
import type { TaskAnswer } from '@/lib/tracking/task-answer'
import type { TrackingContext } from '@/lib/tracking/tracking-context.server'

const taskLink = z.object({
  region: z.string(),
  account: z.string(),
  cluster: z.string(),
  taskId: z.string(),
})
const stopRequest = taskLink.extend({ reason: z.string().optional() })
const findRequest = z.object({ reference: z.string().max(4096) })

type Link = z.infer<typeof taskLink>

const UNREADABLE = fail({
  kind: 'invalid',
  message: 'The request could not be read. Reload the page.',
})

/** One DescribeTasks call, now. */
export async function checkTask(request: unknown): Promise<Result<TaskAnswer>> {
  const link = taskLink.safeParse(request)
  if (!link.success) return UNREADABLE
  const ctx = await trackingContext(link.data.region)
  return ctx.ok ? answerNow(ctx.value, link.data) : ctx
}

/** Asks ECS to stop the task, and answers with what it is now. */
export async function stop(request: unknown): Promise<Result<TaskAnswer>> {
  const parsed = stopRequest.safeParse(request)
  if (!parsed.success) return UNREADABLE
  const link = parsed.data
  const ctx = await trackingContext(link.region)
  if (!ctx.ok) return ctx
  const ref = { ...link, accountId: link.account, partition: partitionOf(link.region) }
  const taskArn = toTaskArn(ref, link.taskId)
  const stopped = await stopTask(ctx.value, { taskArn, reason: link.reason })
  return stopped.ok ? answerNow(ctx.value, link) : stopped
}

/** Where a pasted task id, ARN or link leads. */
export async function find(request: unknown): Promise<Result<{ href: string }>> {
  const parsed = findRequest.safeParse(request)
  if (!parsed.success) return UNREADABLE
  const ctx = await trackingContext()
  return ctx.ok ? findTask(ctx.value, parsed.data.reference) : ctx
}

async function trackingContext(region?: string): Promise<Result<TrackingContext>> {
  const ctx = await requireOperator()
  if (!ctx.ok) return ctx
  const access = regionAccess(ctx.value.aws, region ?? ctx.value.operator.region)
  if (!access.ok) return access
  return succeed({ ...ctx.value, aws: access.value, rights: processRights() })
}

async function answerNow(ctx: TrackingContext, link: Link): Promise<Result<TaskAnswer>> {
  const answer = await answerTask(ctx, link, true)
  if (!answer.ok) return answer
  if (answer.value) return succeed(answer.value.body)
  return fail({ kind: 'rejected', message: 'There is no such task in this account.' })
}
