import 'server-only'
import type { Ledger } from '@/lib/ledger/open-ledger.server'
import { writeSightings } from '@/lib/ledger/tasks/seen-tasks.server'
import { surveyOn } from '@/lib/tracking/survey/survey-clusters.server'
import { recordLaunched } from '@/lib/tracking/watch/record-launched.server'
import { watchOn } from '@/lib/tracking/watch/watch-tasks.server'
import { openLender } from './open-lender.server'
import { beat, repeat } from './repeat.server'

const WATCH_EVERY_MS = 500
const RECORD_EVERY_MS = 15_000
const WRITE_SIGHTINGS_EVERY_MS = 5 * 60_000
const TROUBLE = 'could not watch tasks'

/** Asks for what is due between the polls of pages, as long as the process lives. */
export function watchTasks(ledger: Ledger): void {
  const openOwn = (sid: string) => openLender(ledger, sid)
  beat(WATCH_EVERY_MS, () => watchOn(ledger), TROUBLE)
  beat(WATCH_EVERY_MS, () => surveyOn(ledger), TROUBLE)
  repeat(RECORD_EVERY_MS, () => recordLaunched({ ledger, openSession: openOwn }), TROUBLE)
  repeat(WRITE_SIGHTINGS_EVERY_MS, () => writeSightings(ledger), TROUBLE)
}
