import { createTaskStore } from './task-store.ts'
import type { TaskStore } from './task-store.ts'
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

/** Clusters, definitions and tasks of one account in one Region. */
export interface EcsState {
  /** By name. */
  clusters: Map<string, ClusterRecord>
  /** By family; revision 1 comes first. */
  families: Map<string, DefinitionRecord[]>
  tasks: TaskStore
  /** How long a stopped task stays visible, by the movable clock. */
  retentionMs: number
}

export function createEcsState(): EcsState {
  return {
    clusters: new Map(),
    families: new Map(),
    tasks: createTaskStore(),
    retentionMs: 60 * 60 * 1000,
  }
}
