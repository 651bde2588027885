import type { Operation } from '../../../world/operation.ts'
import { readStrings } from '../../../http/protocol/read-input.ts'
import type { Ec2State, Permission, SecurityGroup } from '../ec2-state.ts'
import type { FilterReader } from '../compile-filters.ts'
import { selectResources, toNotFound, toTagSet } from '../select-resources.ts'
import type { Description, Ec2Scope } from '../select-resources.ts'
import { ec2Of } from '../ec2-state.ts'

const notFound = toNotFound('InvalidGroup.NotFound', 'security group')

function toPermission(permission: Permission, { accountId, ec2 }: Ec2Scope) {
  return {
    ipProtocol: permission.ipProtocol,
    fromPort: permission.fromPort,
    toPort: permission.toPort,
    groups: (permission.groups ?? []).map(group => ({
      userId: accountId,
      groupName: ec2.securityGroups.get(group.groupId)?.groupName,
      ...group,
    })),
    ipRanges: permission.cidrs ?? [],
    ipv6Ranges: [],
    prefixListIds: (permission.prefixListIds ?? []).map(prefixListId => ({ prefixListId })),
  }
}

function toSecurityGroup(group: SecurityGroup, scope: Ec2Scope) {
  const { accountId, region } = scope
  return {
    groupId: group.groupId,
    securityGroupArn: `arn:aws:ec2:${region}:${accountId}:security-group/${group.groupId}`,
    groupName: group.groupName,
    groupDescription: group.description,
    ownerId: accountId,
    vpcId: group.vpcId,
    ipPermissions: group.ingress.map(rule => toPermission(rule, scope)),
    ipPermissionsEgress: group.egress.map(rule => toPermission(rule, scope)),
    tagSet: toTagSet(group.tags),
  }
}

type Shown = ReturnType<typeof toSecurityGroup>

/** Filters of rules. Different rules of one group may match different filters (API Reference). */
function ruleFilters(
  prefix: string,
  rulesOf: (group: Shown) => ReturnType<typeof toPermission>[],
): Record<string, FilterReader<Shown>> {
  const groups = (group: Shown) => rulesOf(group).flatMap(rule => rule.groups)
  return {
    [`${prefix}.cidr`]: group =>
      rulesOf(group).flatMap(rule => rule.ipRanges.map(range => range.cidrIp)),
    [`${prefix}.ipv6-cidr`]: () => [],
    [`${prefix}.from-port`]: group => rulesOf(group).map(rule => rule.fromPort),
    [`${prefix}.to-port`]: group => rulesOf(group).map(rule => rule.toPort),
    [`${prefix}.protocol`]: group => rulesOf(group).map(rule => rule.ipProtocol),
    [`${prefix}.group-id`]: group => groups(group).map(({ groupId }) => groupId),
    [`${prefix}.group-name`]: group => groups(group).map(({ groupName }) => groupName),
    [`${prefix}.user-id`]: group => groups(group).map(({ userId }) => userId),
    [`${prefix}.prefix-list-id`]: group =>
      rulesOf(group).flatMap(rule => rule.prefixListIds.map(({ prefixListId }) => prefixListId)),
  }
}

const description: Description<SecurityGroup, Shown> = {
  ids: { member: 'GroupId', prefix: 'sg', malformed: 'InvalidGroupId.Malformed', notFound },
  show: toSecurityGroup,
  filters: {
    'group-id': group => group.groupId,
    'group-name': group => group.groupName,
    description: group => group.groupDescription,
    'owner-id': group => group.ownerId,
    'vpc-id': group => group.vpcId,
    ...ruleFilters('ip-permission', group => group.ipPermissions),
    ...ruleFilters('egress.ip-permission', group => group.ipPermissionsEgress),
  },
}

export const describeSecurityGroups: Operation = (input, call) => {
  call.authorize('ec2:DescribeSecurityGroups', '*')
  const ec2 = ec2Of(call)
  const names = readStrings(input, 'GroupName')
  const candidates = names?.length ? namedInDefaultVpc(ec2, names) : ec2.securityGroups
  const { page, nextToken } = selectResources(candidates, input, call, description)
  return { securityGroupInfo: page, nextToken }
}

/**
 * The groups that GroupName names, which are those of the default VPC (API Reference,
 * DescribeSecurityGroups).
 */
function namedInDefaultVpc(ec2: Ec2State, names: string[]): Map<string, SecurityGroup> {
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
