import 'server-only'
import type { Context } from '../context.ts'
import { requireOperator } from '../auth/require-operator.server.ts'
import { processLedger } from '../ledger/process-ledger.server.ts'
import { processPermissions } from '../permissions/process-permissions.server.ts'
import { fail, succeed } from '../result.ts'
import type { Result } from '../result.ts'
import { toNotAllowedText } from '../settings/regions.ts'
import { processSettings } from '../settings/settings.server.ts'

/** The Context of the signed-in operator's request, in their session's Region; or why there is none. */
export async function requestContext(): Promise<Result<Context>> {
  const signedIn = await requireOperator()
  if (!signedIn.ok) return signedIn
  return succeed({
    ...signedIn.value,
    ledger: await processLedger(),
    permissions: processPermissions(),
    settings: processSettings(),
    now: () => new Date(),
  })
}

/** The same Context in another Region, where the allow list has it. */
export function inRegion(ctx: Context, region: string): Result<Context> {
  if (ctx.settings.isAllowedRegion(region)) {
    return succeed({ ...ctx, aws: { ...ctx.aws, region } })
  }
  const message = `${toNotAllowedText(region)} Choose another at the top of the page.`
  return fail({ kind: 'invalid', message })
}
