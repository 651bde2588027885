import type { Operation } from '../../../world/operation.ts'
import type { Vpc } from '../ec2-state.ts'
import { selectResources, toNotFound, toTagSet } from '../select-resources.ts'
import type { Description, Ec2Scope } from '../select-resources.ts'
import { ec2Of } from '../ec2-state.ts'

function toVpc(vpc: Vpc, { accountId }: Ec2Scope) {
  return {
    vpcId: vpc.vpcId,
    ownerId: accountId,
    state: 'available',
    cidrBlock: vpc.cidrBlock,
    cidrBlockAssociationSet: [
      {
        associationId: vpc.vpcId.replace('vpc-', 'vpc-cidr-assoc-'),
        cidrBlock: vpc.cidrBlock,
        cidrBlockState: { state: 'associated' },
      },
    ],
    dhcpOptionsId: vpc.dhcpOptionsId,
    instanceTenancy: 'default',
    isDefault: vpc.isDefault,
    blockPublicAccessStates: { internetGatewayBlockMode: 'off' },
    tagSet: toTagSet(vpc.tags),
  }
}

const description: Description<Vpc, ReturnType<typeof toVpc>> = {
  ids: {
    member: 'VpcId',
    prefix: 'vpc',
    malformed: 'InvalidVpcID.Malformed',
    notFound: toNotFound('InvalidVpcID.NotFound', 'vpc ID'),
  },
  show: toVpc,
  filters: {
    'vpc-id': vpc => vpc.vpcId,
    cidr: vpc => vpc.cidrBlock,
    'cidr-block': vpc => vpc.cidrBlock,
    cidrBlock: vpc => vpc.cidrBlock,
    'cidr-block-association.cidr-block': vpc =>
      vpc.cidrBlockAssociationSet.map(({ cidrBlock }) => cidrBlock),
    'cidr-block-association.association-id': vpc =>
      vpc.cidrBlockAssociationSet.map(({ associationId }) => associationId),
    'cidr-block-association.state': vpc =>
      vpc.cidrBlockAssociationSet.map(({ cidrBlockState }) => cidrBlockState.state),
    'dhcp-options-id': vpc => vpc.dhcpOptionsId,
    'ipv6-cidr-block-association.ipv6-cidr-block': () => [],
    'ipv6-cidr-block-association.ipv6-pool': () => [],
    'ipv6-cidr-block-association.association-id': () => [],
    'ipv6-cidr-block-association.state': () => [],
    'is-default': vpc => vpc.isDefault,
    isDefault: vpc => vpc.isDefault,
    'owner-id': vpc => vpc.ownerId,
    state: vpc => vpc.state,
  },
}

export const describeVpcs: Operation = (input, call) => {
  call.authorize('ec2:DescribeVpcs', '*')
  const ec2 = ec2Of(call)
  const { page, nextToken } = selectResources(ec2.vpcs, input, call, description)
  return { vpcSet: page, nextToken }
}
