import 'server-only'
import {
  DescribeClustersCommand,
  DescribeTaskDefinitionCommand,
  ListTaskDefinitionFamiliesCommand,
  ListTaskDefinitionsCommand,
  paginateListClusters,
  paginateListTaskDefinitionFamilies,
  paginateListTaskDefinitions,
} from '@aws-sdk/client-ecs'
import type { Cluster, TaskDefinition } from '@aws-sdk/client-ecs'
import { nameOfArn } from '../arn.ts'
import { callAws } from '../call-aws.server.ts'
import { ecsClient } from '../clients.server.ts'
import type { AwsAccess } from '../clients.server.ts'
import { fail, succeed } from '../../result.ts'
import type { Failure, Result } from '../../result.ts'

/** DescribeClusters takes 100 clusters a call (API Reference). */
const CLUSTERS_PER_CALL = 100

/** A cluster that AWS lists. One that it doesn't describe has its ARN and name alone. */
export interface ListedCluster extends Cluster {
  /** Why it could not be described. */
  unread?: Failure
}

/** Every cluster that the credentials may list, described where they may describe it. */
export async function readClusters(access: AwsAccess): Promise<Result<ListedCluster[]>> {
  const client = ecsClient(access)
  const arns = await callAws(async () => {
    const listed: string[] = []
    for await (const page of paginateListClusters({ client }, {})) {
      listed.push(...(page.clusterArns ?? []))
    }
    return listed
  })
  if (!arns.ok) return arns
  const clusters: ListedCluster[] = []
  for (let start = 0; start < arns.value.length; start += CLUSTERS_PER_CALL) {
    const batch = arns.value.slice(start, start + CLUSTERS_PER_CALL)
    const command = new DescribeClustersCommand({ clusters: batch, include: ['TAGS'] })
    const answer = await callAws(() => client.send(command))
    if (answer.ok) clusters.push(...(answer.value.clusters ?? []))
    else if (answer.failure.kind === 'expired') return answer
    else clusters.push(...batch.map(arn => toUndescribed(arn, answer.failure)))
  }
  return succeed(clusters)
}

const toUndescribed = (arn: string, unread: Failure): ListedCluster => ({
  clusterArn: arn,
  clusterName: nameOfArn(arn),
  unread,
})

/** The tags of one cluster; asked before a launch, which does not wait long for it. */
export async function readClusterTags(
  access: AwsAccess,
  cluster: string,
): Promise<Result<{ key?: string; value?: string }[]>> {
  const command = new DescribeClustersCommand({ clusters: [cluster], include: ['TAGS'] })
  const client = ecsClient({ ...access, requestTimeoutMs: CLUSTER_TAGS_WITHIN_MS, maxAttempts: 1 })
  const answer = await callAws(() => client.send(command))
  return answer.ok ? succeed(answer.value.clusters?.[0]?.tags ?? []) : answer
}

const CLUSTER_TAGS_WITHIN_MS = 2_000

/** Names of the families that have an ACTIVE revision, or of those that have none. */
export function readFamilies(
  access: AwsAccess,
  status: 'ACTIVE' | 'INACTIVE',
): Promise<Result<string[]>> {
  const client = ecsClient(access)
  return callAws(async () => {
    const families: string[] = []
    for await (const page of paginateListTaskDefinitionFamilies({ client }, { status })) {
      families.push(...(page.families ?? []))
    }
    return families
  })
}

/** The first hundred of them, in one call. */
export async function readFirstFamilies(access: AwsAccess): Promise<Result<string[]>> {
  const command = new ListTaskDefinitionFamiliesCommand({ status: 'ACTIVE', maxResults: 100 })
  const answer = await callAws(() => ecsClient(access).send(command))
  return answer.ok ? succeed(answer.value.families ?? []) : answer
}

/** ARNs of the revisions of families that begin so, newest first. */
export function readRevisionArns(
  access: AwsAccess,
  family: string,
  status: 'ACTIVE' | 'INACTIVE',
): Promise<Result<string[]>> {
  const client = ecsClient(access)
  const query = { familyPrefix: family, status, sort: 'DESC' } as const
  return callAws(async () => {
    const arns: string[] = []
    for await (const page of paginateListTaskDefinitions({ client }, query)) {
      arns.push(...(page.taskDefinitionArns ?? []))
    }
    return arns
  })
}

/** The ARN of a family's newest INACTIVE revision, in one call; undefined where it has none. */
export async function readNewestInactiveArn(
  access: AwsAccess,
  family: string,
): Promise<Result<string | undefined>> {
  const command = new ListTaskDefinitionsCommand({
    familyPrefix: family,
    status: 'INACTIVE',
    sort: 'DESC',
    maxResults: 1,
  })
  const answer = await callAws(() => ecsClient(access).send(command))
  return answer.ok ? succeed(answer.value.taskDefinitionArns?.[0]) : answer
}

/** A task definition by family (latest ACTIVE), family:revision or ARN. */
export async function readTaskDefinition(
  access: AwsAccess,
  taskDefinition: string,
): Promise<Result<TaskDefinition>> {
  const command = new DescribeTaskDefinitionCommand({ taskDefinition })
  const answer = await callAws(() => ecsClient(access).send(command))
  if (!answer.ok) return answer
  if (answer.value.taskDefinition) return succeed(answer.value.taskDefinition)
  return fail({ kind: 'rejected', message: `ECS knows no task definition ${taskDefinition}.` })
}
