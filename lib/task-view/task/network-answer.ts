/**
 * `GET /api/tasks/{region}/{account}/{cluster}/{taskId}/network`: what EC2 knows of the network that
 * a task's attachments name by ID. What EC2 doesn't tell is absent.
 */
export interface NetworkAnswer {
  interfaces: InterfaceFacts[]
  subnets: SubnetFacts[]
  vpcs: VpcFacts[]
  /** Of a task without an interface of its own. */
  host?: HostFacts
  /** What could not be read, and why. */
  problems: NetworkProblem[]
}

export interface InterfaceFacts {
  id: string
  publicIp?: string
  ipv6Addresses: string[]
  vpcId?: string
  securityGroups: { id: string; name?: string }[]
}

export interface SubnetFacts {
  id: string
  name?: string
  cidrBlock?: string
  availabilityZone?: string
  vpcId?: string
}

export interface VpcFacts {
  id: string
  name?: string
  cidrBlock?: string
}

/** The instance whose network the task uses. */
export interface HostFacts {
  /** `bridge`, `host` or `none`, where the task definition is known. */
  networkMode?: string
  ec2InstanceId?: string
}

export const networkPermissions = [
  'ec2:DescribeNetworkInterfaces',
  'ec2:DescribeSubnets',
  'ec2:DescribeVpcs',
  'ecs:DescribeContainerInstances',
] as const

export type NetworkPermission = (typeof networkPermissions)[number]

/**
 * - `denied`: the session's credentials lack the permission.
 * - `failed`: AWS may answer when it is asked again.
 */
export type NetworkProblem =
  { kind: 'denied'; permission: NetworkPermission } | { kind: 'failed'; message: string }
