import { AwsError } from '../aws-error.ts'
import type { Operation } from '../operation.ts'
import { selectResources, toTagSet } from './select-resources.ts'
import type { Description } from './select-resources.ts'
import type { Vpc } from './ec2-state.ts'

const description: Description<Vpc> = {
  idMember: 'VpcId',
  notFound: id => new AwsError('InvalidVpcID.NotFound', `The vpc ID '${id}' does not exist`),
  tagsOf: vpc => vpc.tags,
  filters: {
    'vpc-id': vpc => vpc.vpcId,
    cidr: vpc => vpc.cidrBlock,
    'cidr-block-association.cidr-block': vpc => vpc.cidrBlock,
    'is-default': vpc => String(vpc.isDefault),
    isDefault: vpc => String(vpc.isDefault),
    state: () => 'available',
  },
}

export const describeVpcs: Operation = (input, call) => {
  call.authorize('ec2:DescribeVpcs', '*')
  const { ec2 } = call.world.region(call.accountId, call.region)
  const { page, nextToken } = selectResources(ec2.vpcs, input, description)
  const vpcSet = page.map(vpc => ({
    vpcId: vpc.vpcId,
    ownerId: call.accountId,
    state: 'available',
    cidrBlock: vpc.cidrBlock,
    cidrBlockAssociationSet: [
      {
        associationId: vpc.vpcId.replace('vpc-', 'vpc-cidr-assoc-'),
        cidrBlock: vpc.cidrBlock,
        cidrBlockState: { state: 'associated' },
      },
    ],
    dhcpOptionsId: 'dopt-0default',
    instanceTenancy: 'default',
    isDefault: vpc.isDefault,
    tagSet: toTagSet(vpc.tags),
  }))
  return { vpcSet, nextToken }
}
