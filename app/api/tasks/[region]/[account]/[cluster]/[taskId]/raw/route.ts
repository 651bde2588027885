import { z } from 'zod'
import { boundedText } from '@/lib/http/request-fields'
import { operatorRoute } from '@/lib/http/operator-route.server'
import { readRawTask } from '@/lib/tracking/read-raw-task.server'

const rawQuery = z.object({
  region: boundedText(),
  account: boundedText(),
  cluster: boundedText(),
  taskId: boundedText(),
})

/** One task as ECS described it last: `RawAnswer`. */
export const GET = operatorRoute(rawQuery, (ctx, { account: accountId, ...address }) =>
  readRawTask(ctx, { ...address, accountId }),
)
