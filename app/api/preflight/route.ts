import { z } from 'zod'
import { regionAccess } from '@/lib/auth/region-access.server'
import { succeed } from '@/lib/result'
import { boundedText } from '@/lib/http/bounded-text'
import { operatorRoute } from '@/lib/http/operator-route.server'
import { readLaunch } from '@/lib/preflight/read-launch'
import { runPreflight } from '@/lib/preflight/run-preflight.server'

const preflightRequest = z.object({ region: boundedText(), values: z.unknown() })

/**
 * `{ region, values }`: what the launch form holds, errors and all. Answers with a `Result` of
 * `PreflightAnswer`. A route and no server action: those wait for each other, and a click on
 * Launch must not wait for this.
 */
export const POST = operatorRoute(preflightRequest, async ({ aws, operator }, { values }) => {
  const launch = readLaunch(values)
  if (!launch.ok) return launch
  const isAllowedRegion = (region: string) => regionAccess(aws, region).ok
  return succeed({ checks: await runPreflight({ aws, operator, isAllowedRegion }, launch.value) })
})
