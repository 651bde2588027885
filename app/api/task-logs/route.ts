import type { NextRequest } from 'next/server'
import { regionAccess } from '@/lib/auth/region-access.server'
import { answerResult, withOperator } from '@/lib/auth/with-operator.server'
import { processRights } from '@/lib/permissions/process-rights.server'
import { readTaskLog } from '@/lib/tracking/read-task-log.server'

/** `?region&account&cluster&task&container&token`: a page of a container's log. */
export async function GET(request: NextRequest) {
  const query = request.nextUrl.searchParams
  const text = (name: string) => query.get(name) ?? ''
  return withOperator(async operator => {
    const access = regionAccess(operator.aws, text('region'))
    if (!access.ok) return answerResult(access)
    const link = {
      region: text('region'),
      account: text('account'),
      cluster: text('cluster'),
      taskId: text('task'),
    }
    const ctx = { ...operator, aws: access.value, rights: processRights() }
    const log = {
      container: text('container'),
      token: query.get('token') ?? undefined,
      isAllowedRegion: (region: string) => regionAccess(operator.aws, region).ok,
    }
    const page = await readTaskLog(ctx, link, log)
    if (page.ok && !page.value) return Response.json(null, { status: 404 })
    return answerResult(page)
  })
}
