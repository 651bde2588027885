import type { AwsAccess } from '../aws/clients.server.ts'
import { readNetworks } from '../aws/ec2/ec2-reads.server.ts'

/** The ID of a subnet that tasks can run in. */
export async function firstSubnet(aws: AwsAccess): Promise<string> {
  const { subnets } = await readNetworks(aws)
  if (!subnets.ok) throw new Error(subnets.failure.message)
  return subnets.value[0]?.SubnetId ?? ''
}
