import { z } from 'zod'
import { boundedText } from '@/lib/http/request-fields'
import { operatorRoute } from '@/lib/http/operator-route.server'
import { readFamilyRuns } from '@/lib/tracking/runs/read-family-runs.server'

const familyQuery = z.object({
  region: boundedText(),
  cluster: boundedText(),
  family: boundedText(255),
})

/** How many tasks of a family run on a cluster, and how long they usually take: `FamilyRuns`. */
export const GET = operatorRoute(familyQuery, (ctx, { cluster, family }) =>
  readFamilyRuns(ctx, { cluster, family }),
)
