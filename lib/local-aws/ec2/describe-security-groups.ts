import { AwsError } from '../aws-error.ts'
import type { Operation } from '../operation.ts'
import { readStrings } from '../protocol/read-input.ts'
import { selectResources, toTagSet } from './select-resources.ts'
import type { Description } from './select-resources.ts'
import type { SecurityGroup } from './ec2-state.ts'

const notFound = (id: string) =>
  new AwsError('InvalidGroup.NotFound', `The security group '${id}' does not exist`)

const description: Description<SecurityGroup> = {
  idMember: 'GroupId',
  notFound,
  tagsOf: group => group.tags,
  filters: {
    'group-id': group => group.groupId,
    'group-name': group => group.groupName,
    description: group => group.description,
    'vpc-id': group => group.vpcId,
  },
}

export const describeSecurityGroups: Operation = (input, call) => {
  call.authorize('ec2:DescribeSecurityGroups', '*')
  const { accountId, region } = call
  const { ec2 } = call.world.region(accountId, region)
  const names = readStrings(input, 'GroupName')
  const candidates = names ? namedInDefaultVpc(ec2, names) : ec2.securityGroups
  const { page, nextToken } = selectResources(candidates, input, description)
  const securityGroupInfo = page.map(group => ({
    groupId: group.groupId,
    securityGroupArn: `arn:aws:ec2:${region}:${accountId}:security-group/${group.groupId}`,
    groupName: group.groupName,
    groupDescription: group.description,
    ownerId: accountId,
    vpcId: group.vpcId,
    ipPermissions: group.openPorts.map(port => ({
      ipProtocol: 'tcp',
      fromPort: port,
      toPort: port,
      ipRanges: [{ cidrIp: '0.0.0.0/0' }],
    })),
    ipPermissionsEgress: [{ ipProtocol: '-1', ipRanges: [{ cidrIp: '0.0.0.0/0' }] }],
    tagSet: toTagSet(group.tags),
  }))
  return { securityGroupInfo, nextToken }
}

/** GroupName names groups of the default VPC only (API Reference, DescribeSecurityGroups). */
function namedInDefaultVpc(
  ec2: {
    vpcs: ReadonlyMap<string, { isDefault: boolean }>
    securityGroups: ReadonlyMap<string, SecurityGroup>
  },
  names: string[],
): Map<string, SecurityGroup> {
  const groups = [...ec2.securityGroups.values()].filter(
    group => ec2.vpcs.get(group.vpcId)?.isDefault,
  )
  return new Map(
    names.map(name => {
      const found = groups.find(group => group.groupName === name)
      if (!found) throw notFound(name)
      return [found.groupId, found]
    }),
  )
}
