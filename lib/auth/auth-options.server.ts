import 'server-only'
import type { NextAuthOptions } from 'next-auth'
import CredentialsProvider from 'next-auth/providers/credentials'
import { processLedger } from '../ledger/process-ledger.server.ts'
import { endSession } from '../ledger/sessions/sessions.server.ts'
import { explainBugs } from './explain-bugs.ts'
import type { AuthLog } from './explain-bugs.ts'
import { readSid } from './require-operator.server.ts'
import { processSettings } from '../settings/settings.server.ts'
import type { SignInMethod } from '../settings/settings.ts'
import { signIn } from './sign-in.server.ts'

/** As long as the longest credentials: GetSessionToken is asked for 12 h. */
const MAX_AGE_S = 12 * 3600

/**
 * next-auth carries the identity alone: `{ sub, sid }`. Credentials stay in the ledger. Failed
 * sign-ins count against `address`, the client's.
 */
export function authOptions(log: AuthLog, address: string): NextAuthOptions {
  return {
    providers: [
      provider({ log, address }, 'access-keys', [
        'accessKeyId',
        'secretAccessKey',
        'sessionToken',
        'roleArn',
        'mfaSerial',
        'mfaCode',
      ]),
      provider({ log, address }, 'demo', []),
    ],
    session: { strategy: 'jwt', maxAge: MAX_AGE_S },
    pages: { signIn: '/sign-in', error: '/sign-in' },
    logger: {
      error: (code, metadata) => log.error({ code, err: metadata }, 'next-auth failed'),
      warn: code => log.warn({ code }, 'next-auth warns'),
      debug: () => undefined,
    },
    callbacks: {
      redirect: ({ baseUrl }) => baseUrl,
      jwt: ({ token, user }) => {
        if (user && 'sid' in user) return { sub: user.id, sid: user.sid }
        return { sub: token.sub, sid: token['sid'] }
      },
      session: ({ session }) => ({ expires: session.expires }),
    },
    events: {
      signOut: async ({ token }) => {
        if (typeof token?.['sid'] === 'string') await end(token['sid'])
      },
    },
  }
}

async function end(sid: string): Promise<void> {
  await endSession(await processLedger(), sid, new Date().toISOString())
}

function provider(
  { log, address }: { log: AuthLog; address: string },
  id: SignInMethod,
  fields: string[],
) {
  return CredentialsProvider({
    id,
    credentials: Object.fromEntries(fields.map(field => [field, { label: field }])),
    authorize: async given => {
      const outcome = await explainBugs(log, async () => {
        const settings = processSettings()
        const ctx = { ledger: await processLedger(), settings, now: new Date(), address }
        const before = await readSid()
        const signedIn = await signIn(ctx, id, given)
        if (signedIn.ok && before) await end(before)
        return signedIn
      })
      // next-auth shows an error's message on the page, so it must never contain a key.
      if (!outcome.ok) throw new Error(outcome.failure.message)
      return { id: outcome.value.sub, sid: outcome.value.sid }
    },
  })
}
