import { z } from 'zod'
import { boundedText } from '@/lib/http/request-fields'
import { operatorRoute } from '@/lib/http/operator-route.server'
import { searchTaskLog } from '@/lib/tracking/logs/search-task-log.server'

const searchQuery = z.object({
  region: boundedText(),
  account: boundedText(),
  cluster: boundedText(),
  taskId: boundedText(),
  container: boundedText(),
  text: boundedText().min(1, 'empty'),
  regex: z.enum(['0', '1']).default('0'),
  token: boundedText(8_192).optional(),
})

/** `?container&text&regex&token`: what the whole log has of a text, `LogSearchAnswer`. */
export const GET = operatorRoute(
  searchQuery,
  (ctx, { account: accountId, container, text, regex, token, ...address }) =>
    searchTaskLog(
      ctx,
      { ...address, accountId },
      { container, text, isRegex: regex === '1', token },
    ),
)
