import { z } from 'zod'
import { boundedText } from '@/lib/http/request-fields'
import { operatorRoute } from '@/lib/http/operator-route.server'
import { readTaskNetwork } from '@/lib/tracking/read-task-network.server'

const networkQuery = z.object({
  region: boundedText(),
  account: boundedText(),
  cluster: boundedText(),
  taskId: boundedText(),
})

/** Names and addresses of a task's network: `NetworkAnswer`. */
export const GET = operatorRoute(networkQuery, (ctx, { account: accountId, ...address }) =>
  readTaskNetwork(ctx, { ...address, accountId }),
)
