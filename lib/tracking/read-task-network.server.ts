import 'server-only'
import type { NetworkInterface, Subnet, Tag, Vpc } from '@aws-sdk/client-ec2'
import type { TaskAddress } from '../aws/arn.ts'
import { toClusterArn } from '../aws/arn.ts'
import type { AwsAccess } from '../aws/clients.server.ts'
import { readInterfaces, readVpcs } from '../aws/ec2/interface-reads.server.ts'
import { readSubnets } from '../aws/ec2/route-reads.server.ts'
import { readInstance } from '../aws/ecs/capacity-reads.server.ts'
import { fail, succeed } from '../result.ts'
import type { Failure, Result } from '../result.ts'
import { toNetworkViews } from '../task-view/task/network-view.ts'
import type { NetworkView } from '../task-view/task/network-view.ts'
import type {
  InterfaceFacts,
  NetworkAnswer,
  NetworkPermission,
  SubnetFacts,
  VpcFacts,
} from '../task-view/task/network-answer.ts'
import type { TrackedTask } from '../task-view/tracked-task.ts'
import { readKnownTask } from './read-task.server.ts'
import type { TrackingContext } from './tracking-context.server.ts'

/**
 * Names and addresses of a task's network, by the session's own credentials: three calls of EC2 at
 * most. What one of them doesn't tell is a problem beside the rest. Undefined if this session has no
 * such task.
 */
export async function readTaskNetwork(
  ctx: TrackingContext,
  address: TaskAddress,
): Promise<Result<NetworkAnswer | undefined>> {
  const tracked = await readKnownTask(ctx, address)
  if (!tracked.ok) return tracked
  if (!tracked.value) return succeed(undefined)
  const aws = { ...ctx.aws, region: address.region }
  const networks = toNetworkViews(tracked.value.task)
  return networks.length > 0
    ? readNetworks(aws, networks)
    : readHost(aws, toClusterArn(address), tracked.value)
}

async function readNetworks(
  aws: AwsAccess,
  networks: readonly NetworkView[],
): Promise<Result<NetworkAnswer>> {
  const interfaceIds = networks
    .filter(({ status }) => status !== 'DELETED')
    .map(({ networkInterfaceId }) => networkInterfaceId)
  const subnetIds = networks.map(({ subnetId }) => subnetId)
  const [interfaces, subnets] = await Promise.all([
    readNamed(aws, 'ec2:DescribeNetworkInterfaces', interfaceIds, readInterfaces),
    readNamed(aws, 'ec2:DescribeSubnets', subnetIds, readSubnets),
  ])
  const vpcIds = [...interfaces.found, ...subnets.found].map(({ VpcId }) => VpcId)
  const vpcs = await readNamed(aws, 'ec2:DescribeVpcs', vpcIds, readVpcs)
  return toAnswer([interfaces, subnets, vpcs], {
    interfaces: interfaces.found.map(toInterfaceFacts),
    subnets: subnets.found.map(toSubnetFacts),
    vpcs: vpcs.found.map(toVpcFacts),
  })
}

/** Whose network the task uses. On Fargate every task has its own. */
async function readHost(
  aws: AwsAccess,
  clusterArn: string,
  { task, definition }: TrackedTask,
): Promise<Result<NetworkAnswer>> {
  const { containerInstanceArn } = task
  if (!containerInstanceArn) return toAnswer([], {})
  const instance = await readInstance(aws, clusterArn, containerInstanceArn)
  const read: Read = { permission: 'ecs:DescribeContainerInstances' }
  if (!instance.ok) read.failure = instance.failure
  const ec2InstanceId = instance.ok ? instance.value?.ec2InstanceId : undefined
  return toAnswer([read], { host: { networkMode: definition?.networkMode, ec2InstanceId } })
}

interface Read {
  permission: NetworkPermission
  failure?: Failure
}

/** Reads what these IDs name. An ID of another shape would be a pattern in EC2's filters. */
async function readNamed<Item>(
  aws: AwsAccess,
  permission: NetworkPermission,
  ids: readonly (string | undefined)[],
  read: (aws: AwsAccess, ids: string[]) => Promise<Result<Item[]>>,
): Promise<Read & { found: Item[] }> {
  const named = [...new Set(ids)].flatMap(id => (id && EC2_ID.test(id) ? id : []))
  if (named.length === 0) return { permission, found: [] }
  const answer = await read(aws, named)
  return answer.ok
    ? { permission, found: answer.value }
    : { permission, found: [], failure: answer.failure }
}

const EC2_ID = /^[a-z]{1,10}-[0-9a-zA-Z]{1,40}$/

function toAnswer(reads: readonly Read[], found: Partial<NetworkAnswer>): Result<NetworkAnswer> {
  const failed = reads.flatMap(({ permission, failure }) =>
    failure ? [{ permission, failure }] : [],
  )
  const ended = failed.find(({ failure }) => failure.kind === 'expired')
  if (ended) return fail(ended.failure)
  return succeed({
    interfaces: [],
    subnets: [],
    vpcs: [],
    ...found,
    problems: failed.map(({ permission, failure }) =>
      failure.kind === 'forbidden'
        ? { kind: 'denied', permission }
        : { kind: 'failed', message: failure.message },
    ),
  })
}

const toInterfaceFacts = (eni: NetworkInterface): InterfaceFacts => ({
  id: eni.NetworkInterfaceId ?? '',
  publicIp: eni.Association?.PublicIp,
  ipv6Addresses: (eni.Ipv6Addresses ?? []).flatMap(({ Ipv6Address }) => Ipv6Address || []),
  vpcId: eni.VpcId,
  securityGroups: (eni.Groups ?? []).flatMap(({ GroupId, GroupName }) =>
    GroupId ? { id: GroupId, name: GroupName } : [],
  ),
})

const toSubnetFacts = (subnet: Subnet): SubnetFacts => ({
  id: subnet.SubnetId ?? '',
  name: nameOf(subnet.Tags),
  cidrBlock: subnet.CidrBlock,
  availabilityZone: subnet.AvailabilityZone,
  vpcId: subnet.VpcId,
})

const toVpcFacts = (vpc: Vpc): VpcFacts => ({
  id: vpc.VpcId ?? '',
  name: nameOf(vpc.Tags),
  cidrBlock: vpc.CidrBlock,
})

const nameOf = (tags: Tag[] = []): string | undefined =>
  tags.find(({ Key }) => Key === 'Name')?.Value || undefined
