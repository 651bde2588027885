import { z } from 'zod'
import { boundedText } from '@/lib/http/bounded-text'
import { operatorRoute } from '@/lib/http/operator-route.server'
import { readTaskLog } from '@/lib/tracking/read-task-log.server'

const logQuery = z.object({
  region: boundedText(),
  account: boundedText(),
  cluster: boundedText(),
  task: boundedText(),
  container: boundedText(),
  token: boundedText().optional(),
})

/** `?region&account&cluster&task&container&token`: a page of a container's log. */
export const GET = operatorRoute(logQuery, async (ctx, query) => {
  const { region, account: accountId, cluster, task: taskId, container, token } = query
  const page = await readTaskLog(ctx, { region, accountId, cluster, taskId }, { container, token })
  return page.ok && !page.value ? Response.json(null, { status: 404 }) : page
})
