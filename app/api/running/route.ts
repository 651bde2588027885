import { z } from 'zod'
import { boundedText } from '@/lib/http/bounded-text'
import { operatorRoute } from '@/lib/http/operator-route.server'
import { readFamilyRuns } from '@/lib/tracking/read-family-runs.server'

const runningQuery = z.object({
  region: boundedText(),
  cluster: boundedText(),
  family: boundedText(255),
})

/** What the launch form says of a family's other runs: `FamilyRuns`, in a `Result`. */
export const GET = operatorRoute(runningQuery, (ctx, { cluster, family }) =>
  readFamilyRuns(ctx, { cluster, family }),
)
