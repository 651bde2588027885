import 'server-only'
import { accessOfPrincipal } from '@/lib/auth/access-of-principal.server'
import { processSettings } from '@/lib/settings/settings.server'
import { toSessionClock } from '@/lib/auth/vault.server'
import { createLaunchSettler } from '@/lib/launching/launch-settler.server'
import type { Ledger } from '@/lib/ledger/open-ledger.server'
import { log } from '@/lib/process/log.server'

/** How often it is asked whether a launch is to be looked for; the settler knows which. */
const EVERY_MS = 5_000

/** Looks for launches without an answer, now and from time to time, as long as the process lives. */
export function settleLaunches(ledger: Ledger): void {
  const settler = createLaunchSettler({
    ledger,
    now: () => new Date(),
    accessOf: async ({ accountId, launchedBy: principalArn }) => {
      const { idleMs, awsCallsPerSecond: callsPerSecond } = processSettings()
      const clock = toSessionClock(new Date(), idleMs)
      const access = await accessOfPrincipal(ledger, { accountId, principalArn }, clock)
      return access && { ...access, countedAs: { accountId, callsPerSecond } }
    },
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
