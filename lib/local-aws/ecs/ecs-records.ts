import type { Tag, WireCluster, WireTaskDefinition } from './wire.ts'

export interface ClusterRecord {
  name: string
  arn: string
  /** A deleted cluster stays describable as INACTIVE. */
  status: 'ACTIVE' | 'INACTIVE'
  capacityProviders: string[]
  defaultStrategy: StrategyItem[]
  settings: NonNullable<WireCluster['settings']>
  tags: Tag[]
  containerInstances: ContainerInstance[]
  /** By clientToken. */
  tokens: Map<string, TokenUse>
}

export interface StrategyItem {
  capacityProvider: string
  base: number
  weight: number
}

/** An EC2 instance of a cluster, with what tasks have left of it. */
export interface ContainerInstance {
  arn: string
  ec2InstanceId: string
  availabilityZone: string
  registeredCpu: number
  registeredMemoryMiB: number
  remainingCpu: number
  remainingMemoryMiB: number
  /** Images pulled before: the next pull is short. */
  images: Set<string>
  nextHostPort: number
}

/** What a clientToken started, and for which parameters. */
export interface TokenUse {
  parameters: string
  taskArns: string[]
  failures: RunTaskFailure[]
  usedAtMs: number
}

export interface RunTaskFailure {
  arn?: string
  reason: string
  detail?: string
}

export interface DefinitionRecord {
  definition: WireTaskDefinition
  tags: Tag[]
}
