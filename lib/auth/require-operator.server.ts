import 'server-only'
import { cookies, headers } from 'next/headers'
import { getToken } from 'next-auth/jwt'
import type { AwsAccess } from '../aws/clients.server.ts'
import { fail, succeed } from '../result.ts'
import type { Result } from '../result.ts'
import { principalNameOf } from '../aws/arn.ts'
import type { Operator } from '../aws/operator.ts'
import { processLedger } from '../ledger/process-ledger.server.ts'
import { noteActivity, readEndReason } from '../ledger/sessions/sessions.server.ts'
import { isActivity } from './is-activity.ts'
import { toSessionEndText } from './session-end-text.ts'
import { toAllowedRegion } from '../settings/settings.ts'
import { processSettings } from '../settings/settings.server.ts'
import { openSession, toCountedAs, toSessionClock } from './vault.server.ts'

/** Who asks, with their session's credentials and Region. */
export interface SignedInOperator {
  operator: Operator
  aws: AwsAccess
}

/** The signed-in operator with their credentials, or why there is none. */
export async function requireOperator(): Promise<Result<SignedInOperator>> {
  const sid = await readSid()
  if (!sid) return fail({ kind: 'expired', message: 'Sign in to continue.' })
  const ledger = await processLedger()
  const settings = processSettings()
  const clock = toSessionClock(new Date(), settings.idleMs)
  const open = await openSession(ledger, sid, clock)
  if (!open) {
    const text = toSessionEndText(await readEndReason(ledger, sid), settings.idleMs)
    return fail({ kind: 'expired', message: `${text} Sign in again.` })
  }
  if (isActivity((await headers()).get('x-path'))) {
    await noteActivity(ledger, { sid, lastSeenAt: open.lastSeenAt }, clock)
  }
  const { session, credentials } = open
  const region = toAllowedRegion(session.region, settings)
  return succeed({
    operator: { ...session, region, name: principalNameOf(session.principalArn) },
    aws: { credentials, region, countedAs: toCountedAs(session, settings) },
  })
}

/** The session that this request's cookie names; it may have ended. */
export async function readSid(): Promise<string | undefined> {
  const token = await getToken({ req: requestWith(await cookies()) })
  return typeof token?.['sid'] === 'string' ? token['sid'] : undefined
}

type TokenRequest = Parameters<typeof getToken>[0]['req']

/** Safe: `getToken` reads nothing of a request but its cookies and its authorization header. */
const requestWith = (jar: Awaited<ReturnType<typeof cookies>>): TokenRequest =>
  ({
    cookies: Object.fromEntries(jar.getAll().map(({ name, value }) => [name, value])),
    headers: {},
  }) as TokenRequest
