import { publicRoute } from '@/lib/http/public-route.server'
import { processLedger } from '@/lib/ledger/process-ledger.server'
import { readHealth } from '@/lib/ledger/read-health.server'

export const dynamic = 'force-dynamic'

/** 200 when the ledger takes writes; else 503 with the reason. */
export const GET = publicRoute(async () => {
  const health = await readHealth(await processLedger())
  return Response.json(health, {
    status: health.status === 'ok' ? 200 : 503,
    headers: { 'cache-control': 'no-store' },
  })
})
