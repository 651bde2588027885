import { z } from 'zod'
import type { Result } from '@/lib/result'
import { answerResult } from '@/lib/http/answer-result'
import { boundedText } from '@/lib/http/bounded-text'
import { operatorRoute } from '@/lib/http/operator-route.server'
import { answerLaunch, answerTask, answerTasks } from '@/lib/tracking/answer-polls.server'
import type { PollAnswer } from '@/lib/tracking/answer-polls.server'

const tasksQuery = z.object({
  region: boundedText().optional(),
  account: boundedText().optional(),
  cluster: boundedText().optional(),
  task: boundedText().optional(),
  launch: boundedText().optional(),
  look: boundedText().optional(),
})

/**
 * What pages poll: `?region&account&cluster&task` one task, `?launch` one launch, else the list.
 * `look=0` says that nobody looks at the page. The delay before the next question stands in
 * `x-next-poll-ms`, in milliseconds; `stop` when nothing can change any more.
 */
export const GET = operatorRoute(tasksQuery, async (ctx, query) => {
  const somebodyLooks = query.look !== '0'
  if (query.launch) return answerPoll(await answerLaunch(ctx, query.launch, somebodyLooks))
  if (!query.task) return answerPoll(await answerTasks(ctx, somebodyLooks))
  const address = {
    region: ctx.aws.region,
    accountId: query.account ?? ctx.operator.accountId,
    cluster: query.cluster ?? 'default',
    taskId: query.task,
  }
  return answerPoll(await answerTask(ctx, address, somebodyLooks))
})

function answerPoll(result: Result<PollAnswer<unknown> | undefined>): Response {
  if (!result.ok) return answerResult(result)
  return result.value ? answerFound(result.value) : Response.json(null, { status: 404 })
}

const answerFound = ({ body, nextPollMs }: PollAnswer<unknown>): Response =>
  Response.json(body, {
    headers: {
      'cache-control': 'private, no-cache',
      'x-next-poll-ms': nextPollMs === null ? 'stop' : String(nextPollMs),
    },
  })
