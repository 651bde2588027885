import 'server-only'
import { readAuthSettings } from '@/lib/auth/settings.server'
import { openSession, toSessionClock } from '@/lib/auth/vault.server'
import type { AwsAccess } from '@/lib/aws/clients.server'
import { createLaunchSettler } from '@/lib/launching/launch-settler.server'
import type { Ledger } from '@/lib/ledger/open-ledger.server'
import { readSidsOfPrincipal } from '@/lib/ledger/sids-of-principal.server'
import { log } from '@/lib/process/log.server'

/** How often it is asked whether a launch is to be looked for; the settler knows which. */
const EVERY_MS = 5_000

/** Looks for launches without an answer, now and from time to time, as long as the process lives. */
export function settleLaunches(ledger: Ledger): void {
  const settler = createLaunchSettler({
    ledger,
    now: () => new Date(),
    accessOf: ({ accountId, launchedBy }) => accessOfPrincipal(ledger, accountId, launchedBy),
    onError: (err, launchId) => log.error({ err, launchId }, 'could not look for a launch'),
  })
  let hasFailed = false
  const run = async () => {
    try {
      const found = await settler.run()
      hasFailed = false
      if (found > 0) log.info({ found }, 'found the tasks of unanswered launches')
    } catch (err) {
      // A ledger that cannot serve fails every time: once is enough for the log.
      if (!hasFailed) log.error({ err }, 'could not look for unanswered launches')
      hasFailed = true
    }
  }
  void run()
  setInterval(() => void run(), EVERY_MS).unref()
}

/** The credentials of a session of the very principal who launched: nobody else's rights count. */
async function accessOfPrincipal(
  ledger: Ledger,
  accountId: string,
  principalArn: string,
): Promise<AwsAccess | undefined> {
  const clock = toSessionClock(new Date(), readAuthSettings(process.env).idleMs)
  for (const sid of await readSidsOfPrincipal(ledger, { accountId, principalArn })) {
    const open = await openSession(ledger, sid, clock)
    if (open) return { credentials: open.credentials, region: open.session.region }
  }
  return undefined
}
