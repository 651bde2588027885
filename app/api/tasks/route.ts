import type { NextRequest } from 'next/server'
import { answerResult, withOperator } from '@/lib/auth/with-operator.server'
import type { Result } from '@/lib/aws/failure'
import { regionAccess } from '@/lib/auth/region-access.server'
import { answerLaunch, answerTask, answerTasks } from '@/lib/tracking/answer-polls.server'
import type { PollAnswer } from '@/lib/tracking/answer-polls.server'
import { processRights } from '@/lib/permissions/process-rights.server'

/**
 * What pages poll: `?region&account&cluster&task` one task, `?launch` one launch, else the list.
 * `look=0` says that nobody looks at the page. The delay before the next question stands in
 * `x-next-poll-ms`, in milliseconds; `stop` when nothing can change any more.
 */
export async function GET(request: NextRequest) {
  const query = request.nextUrl.searchParams
  const somebodyLooks = query.get('look') !== '0'
  return withOperator(async operator => {
    const ctx = { ...operator, rights: processRights() }
    const launch = query.get('launch')
    if (launch) return answerPoll(await answerLaunch(ctx, launch, somebodyLooks))
    const taskId = query.get('task')
    if (!taskId) return answerPoll(await answerTasks(ctx, somebodyLooks))
    const link = {
      region: query.get('region') ?? ctx.operator.region,
      account: query.get('account') ?? ctx.operator.accountId,
      cluster: query.get('cluster') ?? 'default',
      taskId,
    }
    const access = regionAccess(ctx.aws, link.region)
    return access.ok ? answerPoll(await answerTask(ctx, link, somebodyLooks)) : answerResult(access)
  })
}

function answerPoll(result: Result<PollAnswer<unknown> | undefined>): Response {
  if (!result.ok) return answerResult(result)
  return result.value ? answerFound(result.value) : Response.json(null, { status: 404 })
}

const answerFound = ({ body, nextPollMs }: PollAnswer<unknown>): Response =>
  Response.json(body, {
    headers: {
      'cache-control': 'private, no-cache',
      'x-next-poll-ms': nextPollMs === null ? 'stop' : String(nextPollMs),
    },
  })
