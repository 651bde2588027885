import { z } from 'zod'
import { answerPoll } from '@/lib/http/answer-result'
import { operatorRoute } from '@/lib/http/operator-route.server'
import { somebodyLooks } from '@/lib/http/request-fields'
import { listOpenLaunches } from '@/lib/launching/list-open-launches.server'
import { nextLaunchesPollMs } from '@/lib/launching/look-policy'
import { succeed } from '@/lib/result'

const launchesQuery = z.object({ look: somebodyLooks() })

/** The launches without an answer that this session may see: `OpenLaunchesAnswer`. */
export const GET = operatorRoute(launchesQuery, async (ctx, { look }) => {
  const body = await listOpenLaunches(ctx)
  const nextPollMs = nextLaunchesPollMs(body.launches.length, look)
  return answerPoll(succeed({ body, nextPollMs }))
})
