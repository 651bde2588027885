import type { PortUse } from './container-instance.ts'
import type { ClusterQuery } from '../query/cluster-query.ts'

/** What a task needs on an instance. */
export interface PlacementNeed {
  cpu: number
  memoryMiB: number
  /** Host ports that the task names itself. */
  ports: PortUse[]
  /** How many GPUs each container needs, by name. Containers without GPUs are left out. */
  gpus: ReadonlyMap<string, number>
  /** The zones of the subnets that the task may use, by ID. Undefined without awsvpc. */
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
  /** True: external instances only. Absent: instances on EC2 only. */
  isExternal?: boolean
  /** Only instances of this Auto Scaling group provider. */
  capacityProvider?: string
}

export const countGpus = ({ gpus }: PlacementNeed): number =>
  gpus.values().reduce((sum, count) => sum + count, 0)
