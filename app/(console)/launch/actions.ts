'use server'

import { z } from 'zod'
import { regionAccess } from '@/lib/auth/region-access.server'
import { requireOperator } from '@/lib/auth/require-operator.server'
import type { LaunchOutcome } from '@/lib/launching/launch-outcome'
import { launchTasks } from '@/lib/launching/launch-tasks.server'
import { toProductionNames } from '@/lib/launching/production-names'

const launchRequest = z.object({
  launchId: z.string(),
  region: z.string(),
  values: z.unknown(),
  isConfirmed: z.boolean().default(false),
})

/** Launches what the form holds, once for each `launchId`. */
export async function launch(request: unknown): Promise<LaunchOutcome> {
  const parsed = launchRequest.safeParse(request)
  if (!parsed.success) {
    const failure = {
      kind: 'invalid',
      message: 'The form could not be read. Reload the page.',
    } as const
    return { kind: 'refused', launchId: '', failure }
  }
  const { launchId, region } = parsed.data
  const ctx = await requireOperator()
  // An earlier click may have arrived before the session ended: the id must not be dropped.
  if (!ctx.ok) return { kind: 'open', launchId, failure: ctx.failure }
  const access = regionAccess(ctx.value.aws, region)
  if (!access.ok) return { kind: 'refused', launchId, failure: access.failure }
  const isProductionName = toProductionNames(process.env['SLIPWAY_PRODUCTION_CLUSTERS'])
  return launchTasks({ ...ctx.value, aws: access.value, isProductionName }, parsed.data)
}
