import { sql } from 'kysely'
import { publicRoute } from '@/lib/http/public-route.server'
import { processLedger } from '@/lib/ledger/process-ledger.server'

export const dynamic = 'force-dynamic'

/** Up when the ledger answers. */
export const GET = publicRoute(async () => {
  const ledger = await processLedger()
  await sql`select 1`.execute(ledger.db)
  return Response.json({ status: 'ok' })
})
