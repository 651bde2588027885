import { z } from 'zod'
import { boundedText } from '@/lib/http/request-fields'
import { operatorRoute } from '@/lib/http/operator-route.server'
import { readTaskLog } from '@/lib/tracking/read-task-log.server'

const logQuery = z.object({
  region: boundedText(),
  account: boundedText(),
  cluster: boundedText(),
  taskId: boundedText(),
  container: boundedText(),
  token: boundedText().optional(),
})

/** `?container&token`: a page of a container's log, `LogAnswer`. */
export const GET = operatorRoute(
  logQuery,
  (ctx, { account: accountId, container, token, ...address }) =>
    readTaskLog(ctx, { ...address, accountId }, { container, token }),
)
