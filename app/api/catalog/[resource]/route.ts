import type { NextRequest } from 'next/server'
import { regionAccess } from '@/lib/auth/region-access.server'
import { answerResult, withOperator } from '@/lib/auth/with-operator.server'
import { isCatalogResource, readCatalog } from '@/lib/catalog/read-catalog.server'

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
    return answerResult(access.ok ? await readCatalog(resource, access.value, query) : access)
  })
}
