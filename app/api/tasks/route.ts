import { z } from 'zod'
import { answerPoll } from '@/lib/http/answer-result'
import { operatorRoute } from '@/lib/http/operator-route.server'
import { boundedText, somebodyLooks } from '@/lib/http/request-fields'
import { readTasksQuestion } from '@/lib/task-view/list/tasks-question'
import { answerTasksSince } from '@/lib/tracking/answer-polls.server'

const tasksQuery = z.object({
  look: somebodyLooks(),
  clusters: boundedText(8_192).optional(),
  services: boundedText(1).optional(),
  values: boundedText(8_192).optional(),
  from: boundedText(36).optional(),
})

/** The tasks of the session's account and Region: `TasksAnswer`, or `TasksChanges` since `from`. */
export const GET = operatorRoute(tasksQuery, async (ctx, { look, from, ...query }) =>
  answerPoll(
    await answerTasksSince(ctx, { isVisible: look }, { ...readTasksQuestion(query), from }),
  ),
)
