import { AwsError } from '../aws-error.ts'
import type { Operation } from '../operation.ts'
import { readBoolean } from '../protocol/read-input.ts'
import { describeNetworkInterfaces } from './describe-network-interfaces.ts'
import { describeSecurityGroups } from './describe-security-groups.ts'
import { describeSubnets } from './describe-subnets.ts'
import { describeVpcs } from './describe-vpcs.ts'

export const ec2Operations: Record<string, Operation> = {
  DescribeNetworkInterfaces: withDryRun(describeNetworkInterfaces),
  DescribeSecurityGroups: withDryRun(describeSecurityGroups),
  DescribeSubnets: withDryRun(describeSubnets),
  DescribeVpcs: withDryRun(describeVpcs),
}

/** `DryRun` answers whether the call would have been allowed (EC2 API Reference, error codes). */
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
