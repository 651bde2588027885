import 'server-only'
import type { AwsAccess } from '../aws/clients.server.ts'
import { fail, succeed } from '../result.ts'
import type { Result } from '../result.ts'
import { readAuthSettings } from '../settings/settings.server.ts'

/** The session's credentials for another Region than its own, where the allow list has it. */
export function regionAccess(
  access: AwsAccess,
  region: string,
  env: Record<string, string | undefined> = process.env,
): Result<AwsAccess> {
  if (readAuthSettings(env).regions.includes(region)) return succeed({ ...access, region })
  return fail({
    kind: 'invalid',
    message: `This server doesn’t allow the Region ${region.slice(0, 40)}. Choose another at the top of the page.`,
  })
}
