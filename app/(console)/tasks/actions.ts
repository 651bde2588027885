'use server'

import { z } from 'zod'
import type { TaskAddress } from '@/lib/aws/arn'
import { fail, succeed } from '@/lib/result'
import type { Result } from '@/lib/result'
import { NOT_FOUND } from '@/lib/http/answer-result'
import { boundedText } from '@/lib/http/request-fields'
import { operatorAction } from '@/lib/http/operator-action.server'
import { MAX_STOPPED_TASKS } from '@/lib/launching/stop/stop-outcome'
import { stopTasks as stopTasksOf } from '@/lib/launching/stop/stop-tasks.server'
import { changeTags as changeTagsOf } from '@/lib/launching/tags/change-tags.server'
import { MAX_CHANGED_TAGS } from '@/lib/launching/tags/tag-outcome'
import { answerTask } from '@/lib/tracking/answer-polls.server'
import type { PollAnswer } from '@/lib/tracking/answer-polls.server'
import { findTask } from '@/lib/tracking/find-task.server'
import type { TaskAnswer } from '@/lib/task-view/task/task-answer'
import type { Context } from '@/lib/context'

const taskAddress = z.object({
  region: boundedText(),
  accountId: boundedText(),
  cluster: boundedText(),
  taskId: boundedText(),
})
const stopRequest = z.object({
  tasks: z.array(boundedText()).max(MAX_STOPPED_TASKS, `more than ${MAX_STOPPED_TASKS} tasks`),
  /** `stopTasks` says in words how long it may be. */
  reason: boundedText().optional(),
  confirmedClusters: z.array(boundedText()).max(MAX_STOPPED_TASKS).optional(),
})
const tagRequest = taskAddress.extend({
  /** `changeTags` says in words what a tag may be. */
  set: z.array(z.object({ key: boundedText(), value: boundedText() })).max(MAX_CHANGED_TAGS),
  remove: z.array(boundedText()).max(MAX_CHANGED_TAGS),
})
const findRequest = z.object({ reference: boundedText(4096) })

/** Describes the task now, in one call. The answer names the delay of the next poll, too. */
export const checkTask = operatorAction('checkTask', taskAddress, answerNow)

/** Asks ECS to stop tasks, one or many. */
export const stopTasks = operatorAction('stopTasks', stopRequest, stopTasksOf)

/** Changes tags of a task. What the request doesn't name stays. */
export const changeTags = operatorAction('changeTags', tagRequest, changeTagsOf)

/** Where a pasted task ID, ARN or link leads. */
export const find = operatorAction('find', findRequest, (ctx, { reference }) =>
  findTask(ctx, reference),
)

async function answerNow(
  ctx: Context,
  address: TaskAddress,
): Promise<Result<PollAnswer<TaskAnswer>>> {
  const answer = await answerTask(ctx, address, { isVisible: true, isNow: true })
  if (!answer.ok) return answer
  if (answer.value) return succeed(answer.value)
  return fail(NOT_FOUND)
}
