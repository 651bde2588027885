import { z } from 'zod'
import { answerPoll } from '@/lib/http/answer-result'
import { operatorRoute } from '@/lib/http/operator-route.server'
import { somebodyLooks } from '@/lib/http/request-fields'
import { answerTasks } from '@/lib/tracking/answer-polls.server'

const tasksQuery = z.object({ look: somebodyLooks() })

/** The tasks of the session's account and Region: `TasksAnswer`. */
export const GET = operatorRoute(tasksQuery, async (ctx, { look }) =>
  answerPoll(await answerTasks(ctx, { isVisible: look })),
)
