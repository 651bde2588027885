import { z } from 'zod'
import { isCatalogResource, readCatalog } from '@/lib/catalog/read-catalog.server'
import { boundedText } from '@/lib/http/bounded-text'
import { operatorRoute } from '@/lib/http/operator-route.server'

const catalogQuery = z.object({
  resource: boundedText(),
  region: boundedText().optional(),
  family: boundedText().optional(),
  taskDefinition: boundedText().optional(),
  cluster: boundedText().optional(),
  service: boundedText().optional(),
})

/** What the launch form offers: `CatalogAnswers`, each in a `Result`. */
export const GET = operatorRoute(
  catalogQuery,
  async ({ aws, settings }, { resource, ...named }) => {
    if (!isCatalogResource(resource)) return Response.json(null, { status: 404 })
    return readCatalog(resource, aws, toQuery(named), settings)
  },
)

const toQuery = (named: Record<string, string | undefined>) =>
  new URLSearchParams(
    Object.entries(named).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  )
