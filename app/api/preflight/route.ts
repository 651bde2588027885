import { z } from 'zod'
import { succeed } from '@/lib/result'
import { boundedText } from '@/lib/http/request-fields'
import { operatorRoute } from '@/lib/http/operator-route.server'
import { readLaunchForm } from '@/lib/preflight/read-launch-form'
import { runPreflight } from '@/lib/preflight/run-preflight.server'

const preflightRequest = z.object({ region: boundedText(), values: z.unknown() })

/**
 * `{ region, values }`: what the launch form holds, errors and all. Answers with a
 * `PreflightAnswer`. This isn't a server action because those wait for each other, and a click on
 * Launch must not wait for a preflight.
 */
export const POST = operatorRoute(preflightRequest, async (ctx, { values }) => {
  const launch = readLaunchForm(values)
  if (!launch.ok) return launch
  return succeed({ checks: await runPreflight(ctx, launch.value) })
})
