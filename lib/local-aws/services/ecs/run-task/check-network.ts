import type { Ec2State } from '../../ec2/ec2-state.ts'
import type { WireTaskDefinition } from '../state/wire.ts'
import type { UsableLaunchType } from '../state/capacity.ts'
import { refuse } from '../input/refuse.ts'
import type { RunTaskRequest } from './run-task-schema.ts'

export interface TaskNetwork {
  subnetIds: string[]
  securityGroupIds: string[]
  assignPublicIp: boolean
}

function checkSubnets(ec2: Ec2State, subnetIds: readonly string[]): string {
  const vpcIds = subnetIds.map(subnetId => {
    const subnet = ec2.subnets.get(subnetId)
    if (subnet) return subnet.vpcId
    throw refuse(
      `Error retrieving subnet information for [${subnetId}]: The subnet ID '${subnetId}' does not exist (ErrorCode: InvalidSubnetID.NotFound)`,
    )
  })
  const [vpcId = ''] = vpcIds
  if (vpcIds.some(other => other !== vpcId))
    throw refuse('The provided subnets must all belong to the same VPC.')
  return vpcId
}

function checkSecurityGroups(ec2: Ec2State, groupIds: readonly string[], vpcId: string): void {
  for (const groupId of groupIds) {
    const group = ec2.securityGroups.get(groupId)
    if (!group)
      throw refuse(
        `Error retrieving security group information for [${groupId}]: The security group '${groupId}' does not exist (ErrorCode: InvalidGroup.NotFound)`,
      )
    if (group.vpcId !== vpcId)
      throw refuse(
        `Security Group ${groupId} does not appear to belong to the same VPC as the input subnets.`,
      )
  }
}

/** The zone of each subnet, by ID. */
export function toZones(ec2: Ec2State, subnetIds: readonly string[]): Map<string, string> {
  return new Map(subnetIds.map(id => [id, ec2.subnets.get(id)?.availabilityZone ?? '']))
}

/**
 * The network of an awsvpc task. Undefined for the other modes, which have none.
 * @throws AwsError InvalidParameterException.
 */
export function checkNetwork(
  ec2: Ec2State,
  definition: WireTaskDefinition,
  launchType: UsableLaunchType,
  request: RunTaskRequest,
): TaskNetwork | undefined {
  const given = request.networkConfiguration?.awsvpcConfiguration
  if (definition.networkMode !== 'awsvpc') {
    if (!given) return undefined
    throw refuse(
      'Network Configuration is not valid for the given networkMode of this task definition.',
    )
  }
  if (!given)
    throw refuse("Network Configuration must be provided when networkMode 'awsvpc' is specified.")
  if (given.assignPublicIp === 'ENABLED' && launchType === 'EC2')
    throw refuse('Assign public IP is not supported for this launch type.')
  const vpcId = checkSubnets(ec2, given.subnets)
  checkSecurityGroups(ec2, given.securityGroups, vpcId)
  return {
    subnetIds: given.subnets,
    securityGroupIds: given.securityGroups,
    assignPublicIp: given.assignPublicIp === 'ENABLED',
  }
}
