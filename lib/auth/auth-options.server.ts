import 'server-only'
import type { NextAuthOptions } from 'next-auth'
import CredentialsProvider from 'next-auth/providers/credentials'
import { processLedger } from '../ledger/process-ledger.server.ts'
import { endSession } from '../ledger/sessions.server.ts'
import { readAuthSettings } from './settings.server.ts'
import type { SignInMethod } from './settings.server.ts'
import { signIn } from './sign-in.server.ts'

/** A JWT outlives no credentials we issue: GetSessionToken is asked for 12 h. */
const MAX_AGE_S = 12 * 3600

/** next-auth carries the identity alone: `{ sub, sid }`. Credentials stay in the ledger. */
export function authOptions(): NextAuthOptions {
  return {
    providers: [
      provider('access-keys', [
        'accessKeyId',
        'secretAccessKey',
        'sessionToken',
        'roleArn',
        'mfaSerial',
        'mfaCode',
      ]),
      provider('demo', []),
    ],
    session: { strategy: 'jwt', maxAge: MAX_AGE_S },
    pages: { signIn: '/sign-in', error: '/sign-in' },
    callbacks: {
      jwt: ({ token, user }) => {
        if (user && 'sid' in user) return { sub: user.id, sid: user.sid }
        return { sub: token.sub, sid: token['sid'] }
      },
      session: ({ session }) => ({ expires: session.expires }),
    },
    events: {
      signOut: async ({ token }) => {
        if (typeof token?.['sid'] !== 'string') return
        await endSession(await processLedger(), token['sid'], new Date().toISOString())
      },
    },
  }
}

function provider(id: SignInMethod, fields: string[]) {
  return CredentialsProvider({
    id,
    credentials: Object.fromEntries(fields.map(field => [field, { label: field }])),
    authorize: async given => {
      const settings = readAuthSettings(process.env)
      const ctx = { ledger: await processLedger(), settings, now: new Date() }
      const outcome = await signIn(ctx, id, given)
      // next-auth hands an error's message to the page as it is: it must hold no key.
      if (!outcome.ok) throw new Error(outcome.failure.message)
      return { id: outcome.value.sub, sid: outcome.value.sid }
    },
  })
}
