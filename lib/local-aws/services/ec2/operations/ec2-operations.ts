import { AwsError } from '../../../world/aws-error.ts'
import type { Operation } from '../../../world/operation.ts'
import { readBoolean } from '../../../http/protocol/read-input.ts'
import { describeNetworkInterfaces } from './describe-network-interfaces.ts'
import { describePrefixLists } from './describe-prefix-lists.ts'
import { describeRouteTables } from './describe-route-tables.ts'
import { describeSecurityGroups } from './describe-security-groups.ts'
import { describeSubnets } from './describe-subnets.ts'
import { describeVpcEndpoints } from './describe-vpc-endpoints.ts'
import { describeVpcs } from './describe-vpcs.ts'

export const ec2Operations: Record<string, Operation> = {
  DescribeNetworkInterfaces: withDryRun(describeNetworkInterfaces),
  DescribePrefixLists: withDryRun(describePrefixLists),
  DescribeRouteTables: withDryRun(describeRouteTables),
  DescribeSecurityGroups: withDryRun(describeSecurityGroups),
  DescribeSubnets: withDryRun(describeSubnets),
  DescribeVpcEndpoints: withDryRun(describeVpcEndpoints),
  DescribeVpcs: withDryRun(describeVpcs),
}

/**
 * Lets `DryRun` answer whether the call would have been allowed (EC2 API Reference, error codes).
 */
function withDryRun(operation: Operation): Operation {
  return (input, call) => {
    const output = operation(input, call)
    if (!readBoolean(input, 'DryRun')) return output
    throw new AwsError(
      'DryRunOperation',
      'Request would have succeeded, but DryRun flag is set.',
      412,
    )
  }
}
