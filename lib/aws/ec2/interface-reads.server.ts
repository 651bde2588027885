import 'server-only'
import { paginateDescribeNetworkInterfaces, paginateDescribeVpcs } from '@aws-sdk/client-ec2'
import type { NetworkInterface, Vpc } from '@aws-sdk/client-ec2'
import { callAws } from '../call-aws.server.ts'
import { ec2Client } from '../clients.server.ts'
import type { AwsAccess } from '../clients.server.ts'
import type { Result } from '../../result.ts'

/** The interfaces that are there; one that is not is absent from the answer, not an error. */
export function readInterfaces(
  access: AwsAccess,
  interfaceIds: string[],
): Promise<Result<NetworkInterface[]>> {
  const client = ec2Client(access)
  const Filters = [{ Name: 'network-interface-id', Values: interfaceIds }]
  return callAws(async () => {
    const interfaces: NetworkInterface[] = []
    for await (const page of paginateDescribeNetworkInterfaces({ client }, { Filters })) {
      interfaces.push(...(page.NetworkInterfaces ?? []))
    }
    return interfaces
  })
}

/** The VPCs that are there. */
export function readVpcs(access: AwsAccess, vpcIds: string[]): Promise<Result<Vpc[]>> {
  const client = ec2Client(access)
  const Filters = [{ Name: 'vpc-id', Values: vpcIds }]
  return callAws(async () => {
    const vpcs: Vpc[] = []
    for await (const page of paginateDescribeVpcs({ client }, { Filters })) {
      vpcs.push(...(page.Vpcs ?? []))
    }
    return vpcs
  })
}
