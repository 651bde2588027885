import { z } from 'zod'
import { boundedText } from '@/lib/http/bounded-text'
import { operatorRoute } from '@/lib/http/operator-route.server'
import { listOpenLaunches } from '@/lib/launching/list-open-launches.server'
import { nextLaunchesPollMs } from '@/lib/launching/look-policy'

const launchesQuery = z.object({ id: boundedText().optional(), look: boundedText().optional() })

/** The launches without an answer that this session may see, or the one with the `id`. */
export const GET = operatorRoute(launchesQuery, async (ctx, { id, look }) => {
  const body = await listOpenLaunches(ctx, id)
  const nextPollMs = nextLaunchesPollMs(body.launches.length, look !== '0')
  return Response.json(body, {
    headers: { 'cache-control': 'private, no-cache', 'x-next-poll-ms': String(nextPollMs) },
  })
})
