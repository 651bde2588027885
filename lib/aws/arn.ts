import { build, parse, validate } from '@aws-sdk/util-arn-parser'

/** The parts of `arn:PARTITION:ecs:REGION:ACCOUNT:…` that identify a cluster. */
export interface ClusterRef {
  partition: string
  region: string
  accountId: string
  cluster: string
}

/** What the Regions outside the commercial partition begin with (AWS SDKs, "partitions.json"). */
const PARTITION_BY_PREFIX: readonly (readonly [prefix: string, partition: string])[] = [
  ['cn-', 'aws-cn'],
  ['us-gov-', 'aws-us-gov'],
  ['eusc-', 'aws-eusc'],
  ['us-iso-', 'aws-iso'],
  ['us-isob-', 'aws-iso-b'],
  ['eu-isoe-', 'aws-iso-e'],
  ['us-isof-', 'aws-iso-f'],
]

/** ARNs differ from Region to Region in their partition (IAM User Guide, "Amazon Resource Names"). */
export const partitionOf = (region: string): string =>
  PARTITION_BY_PREFIX.find(([prefix]) => region.startsWith(prefix))?.[1] ?? 'aws'

export const toClusterArn = ({ partition, region, accountId, cluster }: ClusterRef): string =>
  build({ partition, service: 'ecs', region, accountId, resource: `cluster/${cluster}` })

export const toTaskArn = (ref: ClusterRef, taskId: string): string =>
  build({
    partition: ref.partition,
    service: 'ecs',
    region: ref.region,
    accountId: ref.accountId,
    resource: `task/${ref.cluster}/${taskId}`,
  })

/** Name or ARN of a cluster, as RunTask takes it, to the cluster's ARN. */
export function clusterArnOf(
  nameOrArn: string,
  where: { region: string; accountId: string },
): string {
  if (validate(nameOrArn)) return nameOrArn
  return toClusterArn({ partition: partitionOf(where.region), ...where, cluster: nameOrArn })
}

/** `arn:aws:ecs:us-east-1:111122223333:cluster/demo` to its parts; undefined for anything else. */
export function parseClusterArn(arn: string): ClusterRef | undefined {
  if (!validate(arn)) return undefined
  const { partition, service, region, accountId, resource } = parse(arn)
  const [kind, cluster, ...rest] = resource.split('/')
  if (service !== 'ecs' || kind !== 'cluster' || !cluster || rest.length > 0) return undefined
  return { partition, region, accountId, cluster }
}

/** `…:task/demo/0123…` to its parts; undefined for anything else, and for the old form without a cluster. */
export function parseTaskArn(arn: string): (ClusterRef & { taskId: string }) | undefined {
  if (!validate(arn)) return undefined
  const { partition, service, region, accountId, resource } = parse(arn)
  const [kind, cluster, taskId, ...rest] = resource.split('/')
  if (service !== 'ecs' || kind !== 'task' || !cluster || !taskId || rest.length > 0) {
    return undefined
  }
  return { partition, region, accountId, cluster, taskId }
}
