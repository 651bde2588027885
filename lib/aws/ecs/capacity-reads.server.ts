import 'server-only'
import {
  DescribeCapacityProvidersCommand,
  DescribeClustersCommand,
  DescribeContainerInstancesCommand,
  paginateListContainerInstances,
} from '@aws-sdk/client-ecs'
import type { CapacityProvider, Cluster, ContainerInstance } from '@aws-sdk/client-ecs'
import { callAws } from '../call-aws.server.ts'
import { budgetAt } from './call-budgets.ts'
import { ecsClient } from '../clients.server.ts'
import type { AwsAccess } from '../clients.server.ts'
import { fail, succeed } from '../../result.ts'
import type { Result } from '../../result.ts'

/** One cluster by name or ARN. */
export async function readCluster(access: AwsAccess, cluster: string): Promise<Result<Cluster>> {
  const command = new DescribeClustersCommand({
    clusters: [cluster],
    include: ['CONFIGURATIONS', 'TAGS'],
  })
  const answer = await callAws(() => ecsClient(access).send(command))
  if (!answer.ok) return answer
  const [found] = answer.value.clusters ?? []
  if (found) return succeed(found)
  const reason = answer.value.failures?.[0]?.reason
  const message = `ECS knows no cluster ${cluster}.`
  return fail({ kind: 'rejected', message, code: reason, detail: message })
}

/** DescribeContainerInstances takes 100 instances a call (API Reference). */
const INSTANCES_PER_CALL = 100

/** The ACTIVE container instances of a cluster, described. */
export function readActiveInstances(
  access: AwsAccess,
  cluster: string,
): Promise<Result<ContainerInstance[]>> {
  const client = ecsClient(access)
  return callAws(async () => {
    const arns: string[] = []
    for await (const page of paginateListContainerInstances(
      { client },
      { cluster, status: 'ACTIVE' },
    )) {
      arns.push(...(page.containerInstanceArns ?? []))
    }
    const instances: ContainerInstance[] = []
    for (let start = 0; start < arns.length; start += INSTANCES_PER_CALL) {
      const containerInstances = arns.slice(start, start + INSTANCES_PER_CALL)
      const answer = await client.send(
        new DescribeContainerInstancesCommand({ cluster, containerInstances }),
      )
      instances.push(...(answer.containerInstances ?? []))
    }
    return instances
  })
}

/** One container instance; undefined where the cluster has none with this ARN. Counts in the budget of calls. */
export async function readInstance(
  access: AwsAccess,
  cluster: string,
  containerInstance: string,
): Promise<Result<ContainerInstance | undefined>> {
  const command = new DescribeContainerInstancesCommand({
    cluster,
    containerInstances: [containerInstance],
  })
  budgetAt(access)?.spend(1)
  const answer = await callAws(() => ecsClient(access).send(command))
  return answer.ok ? succeed(answer.value.containerInstances?.[0]) : answer
}

/** The capacity providers of a cluster, ten a page, its own (Managed Instances) with the shared ones. */
export function readCapacityProviders(
  access: AwsAccess,
  clusterName: string,
): Promise<Result<CapacityProvider[]>> {
  const client = ecsClient(access)
  return callAws(async () => {
    const providers: CapacityProvider[] = []
    let nextToken: string | undefined
    do {
      const page = await client.send(
        new DescribeCapacityProvidersCommand({ cluster: clusterName, nextToken }),
      )
      providers.push(...(page.capacityProviders ?? []))
      nextToken = page.nextToken
    } while (nextToken)
    return providers
  })
}
