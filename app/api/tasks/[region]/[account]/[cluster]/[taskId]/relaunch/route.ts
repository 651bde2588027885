import { z } from 'zod'
import { boundedText } from '@/lib/http/request-fields'
import { operatorRoute } from '@/lib/http/operator-route.server'
import { answerRelaunch } from '@/lib/tracking/relaunch/answer-relaunch.server'

const taskQuery = z.object({
  region: boundedText(),
  account: boundedText(),
  cluster: boundedText(),
  taskId: boundedText(),
})

/** How the task was launched, for launching it again: `RelaunchAnswer`. */
export const GET = operatorRoute(taskQuery, (ctx, { account: accountId, ...address }) =>
  answerRelaunch(ctx, { ...address, accountId }),
)
