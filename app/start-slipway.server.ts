import 'server-only'
import { ownUrl } from '@/lib/auth/own-hosts'
import { readAuthSettings } from '@/lib/auth/settings.server'
import { openSession } from '@/lib/auth/vault.server'
import { settleOpenLaunches } from '@/lib/launching/settle-open-launches.server'
import { processLedger } from '@/lib/ledger/process-ledger.server'
import { endExpiredSessions } from '@/lib/ledger/sessions.server'
import { log } from './log.server'

/** Checks the settings, opens the ledger, and finds out what became of unanswered launches. */
export async function startSlipway(): Promise<void> {
  process.env['NEXTAUTH_URL'] ||= ownUrl(process.env)
  const ledger = await openOrExit()
  await endExpiredSessions(ledger, new Date().toISOString())
  settleOpenLaunches({
    ledger,
    now: () => new Date(),
    onError: noteUnsettled,
    accessOf: async ({ sid }) => {
      const open = await openSession(ledger, sid, new Date())
      return open && { credentials: open.credentials, region: open.session.region }
    },
  }).then(
    settled => settled > 0 && log.info({ settled }, 'settled open launches'),
    (error: unknown) => log.error({ err: error }, 'could not settle open launches'),
  )
}

/** A launch that could not be read stays open, and does not keep others from being settled. */
export const noteUnsettled = (err: unknown, launchId: string): void =>
  log.error({ err, launchId }, 'could not settle a launch')

async function openOrExit() {
  try {
    readAuthSettings(process.env)
    return await processLedger()
  } catch (error) {
    log.fatal(error instanceof Error ? error.message : String(error))
    process.exit(1)
  }
}
