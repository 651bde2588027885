import { z } from 'zod'
import { boundedText } from '@/lib/http/request-fields'
import { operatorRoute } from '@/lib/http/operator-route.server'
import { readRunInputs } from '@/lib/tracking/read-run-inputs.server'

const inputsQuery = z.object({
  region: boundedText(),
  account: boundedText(),
  cluster: boundedText(),
  taskId: boundedText(),
})

/** What a run was launched with, for comparing it: `RunInputs`. */
export const GET = operatorRoute(inputsQuery, (ctx, { account: accountId, ...address }) =>
  readRunInputs(ctx, { ...address, accountId }),
)
