import 'server-only'
import { insertIntent } from './launches.server.ts'
import type { LaunchIntent } from './launches.server.ts'
import type { Ledger } from '../open-ledger.server.ts'
import { sealDocument } from '../documents/sealed-document.server.ts'

/** Who gave a launch up, and when. */
export interface GivingUp {
  launchId: string
  /** Principal ARN. */
  by: string
  at: string
}

/** Ends an open launch as given up. @returns whether it was open. */
export const giveUpCall = (ledger: Ledger, givingUp: GivingUp): Promise<boolean> =>
  markGivenUp(ledger.db, givingUp, null)

/**
 * Gives an open launch up and writes the one that takes its place, both or neither: of two clicks
 * at once, one alone writes a new launch.
 *
 * @returns whether the launch was open.
 */
export async function replaceCall(
  ledger: Ledger,
  givingUp: GivingUp,
  intent: LaunchIntent,
): Promise<boolean> {
  const sealed = await sealDocument(ledger.sealer, intent.request, intent.id)
  return ledger.db.transaction().execute(async db => {
    if (!(await markGivenUp(db, givingUp, intent.id))) return false
    return insertIntent(db, intent, sealed)
  })
}

async function markGivenUp(
  db: Pick<Ledger['db'], 'updateTable'>,
  { launchId, by, at }: GivingUp,
  replacedBy: string | null,
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('launch_calls')
    .set({ state: 'given-up', given_up_at: at, given_up_by: by, replaced_by: replacedBy })
    .where('launch_id', '=', launchId)
    .where('state', '=', 'open')
    .executeTakeFirstOrThrow()
  return numUpdatedRows > 0n
}
