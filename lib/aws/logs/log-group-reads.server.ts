import 'server-only'
import { paginateDescribeLogGroups } from '@aws-sdk/client-cloudwatch-logs'
import { callAws } from '../call-aws.server.ts'
import { logsClient } from '../clients.server.ts'
import type { AwsAccess } from '../clients.server.ts'
import type { Failure, Result } from '../../result.ts'

/** Whether exactly this group exists; names are found by prefix (API Reference, DescribeLogGroups). */
export function hasLogGroup(access: AwsAccess, name: string): Promise<Result<boolean>> {
  const client = logsClient(access)
  return callAws(async () => {
    const pages = paginateDescribeLogGroups({ client }, { logGroupNamePrefix: name })
    // A group comes before those whose names go on: the first page has it or none does.
    for await (const page of pages) {
      if (page.logGroups?.some(group => group.logGroupName === name)) return true
      if (page.logGroups?.length) return false
    }
    return false
  })
}

/**
 * What a log that can't be read lacks; undefined where that is not why. Where the words don't name
 * the stream, the group is looked for as the preflight does it, so that both say the same of it.
 * `either` is one of them, and AWS doesn't tell which.
 */
export async function findMissing(
  access: AwsAccess,
  group: string,
  { code, detail = '' }: Failure,
): Promise<'group' | 'stream' | 'either' | undefined> {
  if (code !== 'ResourceNotFoundException') return undefined
  if (/log stream/i.test(detail)) return 'stream'
  const found = await hasLogGroup(access, group)
  if (found.ok) return found.value ? 'stream' : 'group'
  return /log group/i.test(detail) ? 'group' : 'either'
}
