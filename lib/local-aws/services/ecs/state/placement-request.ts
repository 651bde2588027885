import type { PortUse } from './container-instance.ts'
import type { ClusterQuery } from '../query/cluster-query.ts'

/** What a task takes of an instance, and what the instance has to offer. */
export interface PlacementNeed {
  cpu: number
  memoryMiB: number
  /** Host ports that the task names itself. */
  ports: PortUse[]
  /** How many GPUs each container wants, by its name; none are left out. */
  gpus: ReadonlyMap<string, number>
  /** The zones of the subnets that it may have an interface in, by id; undefined without awsvpc. */
  subnets: ReadonlyMap<string, string> | undefined
  /** `requiresAttributes` of the task definition. */
  attributes: readonly { name: string; value?: string | undefined }[]
}

export type PlacementConstraint =
  { type: 'distinctInstance' } | { type: 'memberOf'; query: ClusterQuery }

export type PlacementStrategy =
  | { type: 'random' }
  | { type: 'binpack'; field: 'cpu' | 'memory' }
  | { type: 'spread'; by: 'instance' }
  | { type: 'spread'; by: 'attribute'; name: string }

/** Everything that decides which instance a task gets. */
export interface PlacementRequest {
  need: PlacementNeed
  constraints: readonly PlacementConstraint[]
  strategies: readonly PlacementStrategy[]
  group: string
  /** Only external instances; absent are only those of EC2. */
  isExternal?: boolean
  /** Only instances of this Auto Scaling group provider. */
  capacityProvider?: string
}

export const countGpus = ({ gpus }: PlacementNeed): number =>
  gpus.values().reduce((sum, count) => sum + count, 0)
