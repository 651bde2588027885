import 'server-only'
import { createStopRetrier } from '@/lib/launching/stop/stop-retrier.server'
import type { Ledger } from '@/lib/ledger/open-ledger.server'
import { log } from '@/lib/process/log.server'
import { openLender } from './open-lender.server'
import { beat } from './repeat.server'

const EVERY_MS = 1_000

/** Tries stops again that came before ECS listed their tasks, as long as the process lives. */
export function retryStops(ledger: Ledger): void {
  const retrier = createStopRetrier({
    ledger,
    now: () => new Date(),
    accessOf: async sid => (await openLender(ledger, sid))?.aws,
    onError: (err, taskArn) => log.error({ err, taskArn }, 'could not retry a stop'),
  })
  beat(EVERY_MS, () => retrier.run(), 'could not retry stops')
}
