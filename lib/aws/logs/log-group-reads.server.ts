import 'server-only'
import { paginateDescribeLogGroups } from '@aws-sdk/client-cloudwatch-logs'
import { callAws } from '../call-aws.server.ts'
import { logsClient } from '../clients.server.ts'
import type { AwsAccess } from '../clients.server.ts'
import type { Result } from '../../result.ts'

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
