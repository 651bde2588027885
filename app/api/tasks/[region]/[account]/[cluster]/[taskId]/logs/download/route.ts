import { z } from 'zod'
import { answerFile } from '@/lib/http/answer-file'
import { boundedText } from '@/lib/http/request-fields'
import { operatorRoute } from '@/lib/http/operator-route.server'
import { logLevels } from '@/lib/log-view/log-line'
import { downloadTaskLog } from '@/lib/tracking/logs/download-task-log.server'

/** A task definition has ten containers at most (Developer Guide, "Amazon ECS service quotas"). */
const MOST_CONTAINERS = 20

const flag = z.enum(['0', '1']).default('0')

const downloadQuery = z.object({
  region: boundedText(),
  account: boundedText(),
  cluster: boundedText(),
  taskId: boundedText(),
  container: z.array(boundedText()).min(1).max(MOST_CONTAINERS),
  text: boundedText().optional(),
  regex: flag,
  case: flag,
  levels: boundedText()
    .transform(text => text.split(','))
    .pipe(z.array(z.enum(logLevels)).max(logLevels.length))
    .optional(),
})

/**
 * `?container=a&container=b&text&regex&case&levels=error,warn`: the logs of containers as a file, whole or
 * filtered.
 */
export const GET = operatorRoute(
  downloadQuery,
  async (ctx, { account: accountId, container, text, regex, case: isCase, levels, ...address }) =>
    answerFile(
      await downloadTaskLog(
        ctx,
        { ...address, accountId },
        {
          containers: container,
          levels,
          search: text
            ? { text, isRegex: regex === '1', isCaseSensitive: isCase === '1' }
            : undefined,
        },
      ),
    ),
  { lists: ['container'] },
)
