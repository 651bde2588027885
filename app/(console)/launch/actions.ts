'use server'

import { z } from 'zod'
import type { Failure } from '@/lib/result'
import { boundedText } from '@/lib/http/request-fields'
import { operatorActionWith } from '@/lib/http/operator-action.server'
import type { LaunchOutcome } from '@/lib/launching/launch-outcome'
import { launchTasks } from '@/lib/launching/launch-tasks.server'

const launchRequest = z.object({
  launchId: boundedText(),
  region: boundedText(),
  values: z.unknown(),
  isConfirmed: z.boolean().default(false),
})
const namedRequest = launchRequest.pick({ launchId: true })

/** Launches what the form holds, once for each `launchId`. */
export const launch = operatorActionWith<typeof launchRequest, LaunchOutcome>(
  'launch',
  launchRequest,
  launchTasks,
  toOutcome,
)

function toOutcome(failure: Failure, request: unknown): LaunchOutcome {
  const named = namedRequest.safeParse(request)
  const launchId = named.success ? named.data.launchId : ''
  // Refused before anything was stored, except where the launch itself broke.
  return { kind: failure.kind === 'unreachable' ? 'open' : 'unsent', launchId, failure }
}
