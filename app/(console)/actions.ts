'use server'

import { requireOperator } from '@/lib/auth/require-operator.server'
import { regionAccess } from '@/lib/auth/region-access.server'
import { changeSessionRegion } from '@/lib/ledger/sessions.server'

/** Changes the Region that the session works in; answers with the sentence of a failure. */
export async function changeRegion(region: string): Promise<string | undefined> {
  const ctx = await requireOperator()
  if (!ctx.ok) return ctx.failure.message
  const access = regionAccess(ctx.value.aws, String(region))
  if (!access.ok) return access.failure.message
  await changeSessionRegion(ctx.value.ledger, ctx.value.operator.sid, access.value.region)
  return undefined
}
