import { z } from 'zod'
import { boundedText } from '@/lib/http/request-fields'
import { operatorRoute } from '@/lib/http/operator-route.server'
import { readFamilyRuns } from '@/lib/tracking/read-family-runs.server'

const familyQuery = z.object({
  region: boundedText(),
  cluster: boundedText(),
  family: boundedText(255),
})

/** What runs of a family there are on a cluster: `FamilyRuns`. */
export const GET = operatorRoute(familyQuery, (ctx, { cluster, family }) =>
  readFamilyRuns(ctx, { cluster, family }),
)
