import { z } from 'zod'
import { answerPoll } from '@/lib/http/answer-result'
import { boundedText, somebodyLooks } from '@/lib/http/request-fields'
import { operatorRoute } from '@/lib/http/operator-route.server'
import { answerLaunch } from '@/lib/tracking/answer-polls.server'

const launchQuery = z.object({ id: boundedText(), look: somebodyLooks() })

/** What a launch started, and what was refused: `LaunchAnswer`. */
export const GET = operatorRoute(launchQuery, async (ctx, { id, look }) =>
  answerPoll(await answerLaunch(ctx, id, { isVisible: look })),
)
