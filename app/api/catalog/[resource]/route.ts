import { z } from 'zod'
import { isCatalogResource, readCatalog } from '@/lib/catalog/read-catalog.server'
import { boundedText } from '@/lib/http/request-fields'
import { succeed } from '@/lib/result'
import { operatorRoute } from '@/lib/http/operator-route.server'

const catalogQuery = z.object({
  resource: boundedText(),
  region: boundedText().optional(),
  family: boundedText().optional(),
  taskDefinition: boundedText().optional(),
  cluster: boundedText().optional(),
  service: boundedText().optional(),
})

/** What the launch form offers: `CatalogAnswers`. */
export const GET = operatorRoute(
  catalogQuery,
  async ({ aws, settings }, { resource, ...named }) => {
    if (!isCatalogResource(resource)) return succeed(undefined)
    return readCatalog(resource, aws, toQuery(named), settings)
  },
)

const toQuery = (named: Record<string, string | undefined>) =>
  new URLSearchParams(
    Object.entries(named).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  )
