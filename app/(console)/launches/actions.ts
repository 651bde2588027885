'use server'

import { z } from 'zod'
import type { Failure } from '@/lib/result'
import { boundedText } from '@/lib/http/request-fields'
import { operatorActionWith } from '@/lib/http/operator-action.server'
import { giveUpLaunch } from '@/lib/launching/give-up-launch.server'
import type { LaunchOutcome } from '@/lib/launching/launch-outcome'
import { sendAgain as sendLaunchAgain } from '@/lib/launching/send-again.server'

const giveUpRequest = z.object({ launchId: boundedText() })
const sendAgainRequest = giveUpRequest.extend({
  asNew: z.boolean().default(false),
  isConfirmed: z.boolean().default(false),
})

/** Sends a launch without an answer again, or a new one in its place. */
export const sendAgain = operatorActionWith<typeof sendAgainRequest, LaunchOutcome>(
  'sendAgain',
  sendAgainRequest,
  sendLaunchAgain,
  stillOpen,
)

/** Ends a launch without an answer as given up. */
export const giveUp = operatorActionWith<typeof giveUpRequest, LaunchOutcome>(
  'giveUp',
  giveUpRequest,
  (ctx, { launchId }) => giveUpLaunch(ctx, launchId),
  stillOpen,
)

function stillOpen(failure: Failure, request: unknown): LaunchOutcome {
  const named = giveUpRequest.safeParse(request)
  return { kind: 'open', launchId: named.success ? named.data.launchId : '', failure }
}
