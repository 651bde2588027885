import 'server-only'
import { DescribeServicesCommand, paginateListServices } from '@aws-sdk/client-ecs'
import type { Service } from '@aws-sdk/client-ecs'
import { callAws } from '../call-aws.server.ts'
import { ecsClient } from '../clients.server.ts'
import type { AwsAccess } from '../clients.server.ts'
import { fail, succeed } from '../../result.ts'
import type { Result } from '../../result.ts'

/** ARNs of a cluster's services. */
export function readServiceArns(access: AwsAccess, cluster: string): Promise<Result<string[]>> {
  const client = ecsClient(access)
  return callAws(async () => {
    const arns: string[] = []
    const query = { cluster, maxResults: 100 }
    for await (const page of paginateListServices({ client }, query)) {
      arns.push(...(page.serviceArns ?? []))
    }
    return arns
  })
}

/** One service by name or ARN. */
export async function readService(
  access: AwsAccess,
  cluster: string,
  service: string,
): Promise<Result<Service>> {
  const command = new DescribeServicesCommand({ cluster, services: [service] })
  const answer = await callAws(() => ecsClient(access).send(command))
  if (!answer.ok) return answer
  const [found] = answer.value.services ?? []
  if (found) return succeed(found)
  return fail({ kind: 'rejected', message: `ECS knows no service ${service} on ${cluster}.` })
}
