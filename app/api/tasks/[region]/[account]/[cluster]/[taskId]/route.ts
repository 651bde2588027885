import { z } from 'zod'
import { answerPoll } from '@/lib/http/answer-result'
import { boundedText, somebodyLooks } from '@/lib/http/request-fields'
import { operatorRoute } from '@/lib/http/operator-route.server'
import { answerTask } from '@/lib/tracking/answer-polls.server'

const taskQuery = z.object({
  region: boundedText(),
  account: boundedText(),
  cluster: boundedText(),
  taskId: boundedText(),
  look: somebodyLooks(),
})

/** One task: `TaskAnswer`. */
export const GET = operatorRoute(taskQuery, async (ctx, { account: accountId, look, ...address }) =>
  answerPoll(await answerTask(ctx, { ...address, accountId }, { isVisible: look })),
)
