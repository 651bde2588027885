import { z } from 'zod'
import { answerPoll } from '@/lib/http/answer-result'
import { boundedText, somebodyLooks } from '@/lib/http/request-fields'
import { operatorRoute } from '@/lib/http/operator-route.server'
import { listOpenLaunches } from '@/lib/launching/list-open-launches.server'
import { nextLaunchesPollMs } from '@/lib/launching/look-policy'
import { succeed } from '@/lib/result'

const launchQuery = z.object({ id: boundedText(), look: somebodyLooks() })

/** The launch while AWS has not responded, then an empty list: `OpenLaunchesAnswer`. */
export const GET = operatorRoute(launchQuery, async (ctx, { id, look }) => {
  const body = await listOpenLaunches(ctx, id)
  const nextPollMs = nextLaunchesPollMs(body.launches.length, look)
  return answerPoll(succeed({ body, nextPollMs }))
})
