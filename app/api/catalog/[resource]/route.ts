import type { NextRequest } from 'next/server'
import { regionAccess } from '@/lib/auth/region-access.server'
import { answerResult, withOperator } from '@/lib/auth/with-operator.server'
import { isCatalogResource, readCatalog } from '@/lib/catalog/read-catalog.server'
import { toProductionNames } from '@/lib/launching/production-names'

/** What the launch form offers: `CatalogAnswers`, each in a `Result`. */
export async function GET(
  request: NextRequest,
  { params }: { params: Promise<{ resource: string }> },
) {
  const { resource } = await params
  if (!isCatalogResource(resource)) return new Response('Not found', { status: 404 })
  const query = request.nextUrl.searchParams
  return withOperator(async ({ aws }) => {
    const access = regionAccess(aws, query.get('region') ?? aws.region)
    if (!access.ok) return answerResult(access)
    const isProductionName = toProductionNames(process.env['SLIPWAY_PRODUCTION_CLUSTERS'])
    return answerResult(await readCatalog(resource, access.value, query, { isProductionName }))
  })
}
