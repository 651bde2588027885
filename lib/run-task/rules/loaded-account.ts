import type { Place } from '../../aws/arn.ts'

/**
 * The parts of the account that the rules read. A part that is absent wasn't loaded, or was denied,
 * and no rule judges it.
 */
export interface LoadedAccount {
  /** Where the form launches. */
  home?: Place
  clusters?: readonly LoadedCluster[]
  definition?: LoadedDefinition
  /** The one that was asked for and that the Region does not have. */
  missingDefinition?: { taskDefinition: string; region: string }
  network?: LoadedNetwork
  /** Of the cluster that the request names. */
  capacity?: LoadedCapacity
}

export interface LoadedCapacity {
  providers?: readonly LoadedProvider[]
}

export interface LoadedProvider {
  name: string
  kind: 'fargate' | 'autoScalingGroup' | 'managedInstances'
}

/** A cluster that was listed and could not be described has its name alone. */
export interface LoadedCluster {
  arn: string
  name: string
  status?: string
  registeredContainerInstancesCount?: number
  capacityProviders?: readonly string[]
  defaultCapacityProviderStrategy?: readonly {
    capacityProvider: string
    base?: number
    weight?: number
  }[]
}

export interface LoadedDefinition {
  family: string
  revision: number
  status: string
  /** `awsvpc`, `bridge`, `host` or `none`. ECS treats an absent mode as `bridge` on Linux. */
  networkMode?: string
  compatibilities: readonly string[]
  /** Text, as ECS gives it: CPU units and MiB. */
  cpu?: string
  memory?: string
  taskRoleArn?: string
  ephemeralStorageGiB?: number
  /** Such as `LINUX` or `WINDOWS_SERVER_2022_CORE`. */
  operatingSystemFamily?: string
  cpuArchitecture?: string
  placementConstraints?: readonly unknown[]
  volumes?: readonly { name: string; configuredAtLaunch: boolean; isS3Files?: boolean }[]
  inferenceAccelerators?: readonly { deviceName: string }[]
  containers: readonly LoadedContainer[]
}

/** CPU units and MiB. */
export interface LoadedContainer {
  name: string
  cpu?: number
  memory?: number
  memoryReservation?: number
  image?: string
  /** Of the definition; the image's own is not known. */
  entryPoint?: readonly string[]
  /** Absent is essential, as in ECS. */
  essential?: boolean
  /** Absent without one, and where it isn't enabled. */
  restartPolicy?: { ignoresSuccess: boolean; periodS: number }
  /** `non-blocking` or `blocking`; absent is the account's default. */
  logMode?: string
  /** Such as `25m`. */
  logBufferSize?: string
  resourceRequirements?: readonly { type: string; value: string }[]
}

export interface LoadedNetwork {
  subnets?: readonly LoadedSubnet[]
  securityGroups?: readonly LoadedSecurityGroup[]
}

export interface LoadedSubnet {
  id: string
  vpcId: string
  availableIpAddressCount: number
  mapPublicIpOnLaunch: boolean
  /** Whether a route leads to an internet gateway. Absent if routes could not be read. */
  isPublic?: boolean
  /** Whether it has no IPv4 addresses at all. */
  isIpv6Only?: boolean
}

export interface LoadedSecurityGroup {
  id: string
  vpcId: string
}

/** The cluster that a request names by name or ARN; none named is `default`. */
export const findCluster = <Cluster extends { arn: string; name: string }>(
  clusters: readonly Cluster[] | undefined,
  nameOrArn: string | undefined,
): Cluster | undefined => {
  const wanted = nameOrArn || 'default'
  return clusters?.find(({ arn, name }) => arn === wanted || name === wanted)
}
