import { z } from 'zod'
import { answerPoll } from '@/lib/http/answer-result'
import { boundedText } from '@/lib/http/request-fields'
import { operatorRoute } from '@/lib/http/operator-route.server'
import type { LogStart } from '@/lib/log-view/log-answer'
import { readTaskLog } from '@/lib/tracking/logs/read-task-log.server'
import { isLogToken } from '@/lib/tracking/logs/stream-reader'

const logQuery = z.object({
  region: boundedText(),
  account: boundedText(),
  cluster: boundedText(),
  taskId: boundedText(),
  container: boundedText(),
  at: z.enum(['tail', 'head']).default('tail'),
  atMs: z.coerce.number().int().min(0).max(Number.MAX_SAFE_INTEGER).optional(),
  token: boundedText().refine(isLogToken, 'not a token of a log').optional(),
})

/** `?container&{at|atMs|token}`: a page of a container's log, `LogPageAnswer`. */
export const GET = operatorRoute(
  logQuery,
  async (ctx, { account: accountId, container, at, atMs, token, ...address }) => {
    const start: LogStart = token ? { token } : atMs === undefined ? { at } : { atMs }
    return answerPoll(await readTaskLog(ctx, { ...address, accountId }, { container, start }))
  },
)
