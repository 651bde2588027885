import type { NextRequest } from 'next/server'
import { z } from 'zod'
import { readJsonBody } from '@/lib/auth/read-json-body'
import { regionAccess } from '@/lib/auth/region-access.server'
import { answerResult, withOperator } from '@/lib/auth/with-operator.server'
import { fail, succeed } from '@/lib/aws/failure'
import { readLaunch } from '@/lib/preflight/read-launch'
import { runPreflight } from '@/lib/preflight/run-preflight.server'

const preflightRequest = z.object({ region: z.string(), values: z.unknown() })

/**
 * `{ region, values }`: what the launch form holds, errors and all. Answers with a `Result` of
 * `PreflightAnswer`. A route and no server action: those wait for each other, and a click on
 * Launch must not wait for this.
 */
export async function POST(request: NextRequest) {
  return withOperator(async ({ aws, operator }) => {
    const body = await readJsonBody(request)
    if (!body.ok) return answerResult(body)
    const asked = preflightRequest.safeParse(body.value)
    if (!asked.success) return answerResult(unreadable)
    const access = regionAccess(aws, asked.data.region)
    if (!access.ok) return answerResult(access)
    const launch = readLaunch(asked.data.values)
    if (!launch.ok) return answerResult(launch)
    const isAllowedRegion = (region: string) => regionAccess(aws, region).ok
    const ctx = { aws: access.value, operator, isAllowedRegion }
    return answerResult(succeed({ checks: await runPreflight(ctx, launch.value) }))
  })
}

const unreadable = fail({
  kind: 'invalid',
  message: 'The form could not be read. Reload the page.',
})
