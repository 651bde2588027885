import 'server-only'
import {
  paginateDescribeRouteTables,
  paginateDescribeSubnets,
  paginateDescribeVpcEndpoints,
} from '@aws-sdk/client-ec2'
import type { RouteTable, Subnet, VpcEndpoint } from '@aws-sdk/client-ec2'
import { callAws } from '../call-aws.server.ts'
import { ec2Client } from '../clients.server.ts'
import type { AwsAccess } from '../clients.server.ts'
import type { Result } from '../../result.ts'

/** The subnets that are there; one that is not is absent from the answer, not an error. */
export function readSubnets(access: AwsAccess, subnetIds: string[]): Promise<Result<Subnet[]>> {
  const client = ec2Client(access)
  const Filters = [{ Name: 'subnet-id', Values: subnetIds }]
  return callAws(async () => {
    const subnets: Subnet[] = []
    for await (const page of paginateDescribeSubnets({ client }, { Filters })) {
      subnets.push(...(page.Subnets ?? []))
    }
    return subnets
  })
}

export function readRouteTables(
  access: AwsAccess,
  vpcIds: string[],
): Promise<Result<RouteTable[]>> {
  const client = ec2Client(access)
  const Filters = [{ Name: 'vpc-id', Values: vpcIds }]
  return callAws(async () => {
    const tables: RouteTable[] = []
    for await (const page of paginateDescribeRouteTables({ client }, { Filters })) {
      tables.push(...(page.RouteTables ?? []))
    }
    return tables
  })
}

export function readEndpoints(access: AwsAccess, vpcIds: string[]): Promise<Result<VpcEndpoint[]>> {
  const client = ec2Client(access)
  const Filters = [{ Name: 'vpc-id', Values: vpcIds }]
  return callAws(async () => {
    const endpoints: VpcEndpoint[] = []
    for await (const page of paginateDescribeVpcEndpoints({ client }, { Filters })) {
      endpoints.push(...(page.VpcEndpoints ?? []))
    }
    return endpoints
  })
}
