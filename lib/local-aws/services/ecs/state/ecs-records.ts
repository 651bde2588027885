import type { ContainerInstance } from './container-instance.ts'
import type {
  Tag,
  WireAttachment,
  WireAutoScalingGroupProvider,
  WireCluster,
  WireTaskDefinition,
} from './wire.ts'

export interface ClusterRecord {
  name: string
  arn: string
  /** A deleted cluster can still be described, as INACTIVE. */
  status: 'ACTIVE' | 'INACTIVE'
  capacityProviders: string[]
  defaultStrategy: StrategyItem[]
  settings: NonNullable<WireCluster['settings']>
  configuration?: NonNullable<WireCluster['configuration']>
  serviceConnectDefaults?: NonNullable<WireCluster['serviceConnectDefaults']>
  /** Attachments that managed scaling and managed draining of the cluster's providers need. */
  attachments: WireAttachment[]
  /** Absent if the cluster never had attachments. */
  attachmentsReadyAtMs?: number
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

/** What a call with a clientToken started, and its parameters. */
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

/**
 * A capacity provider. FARGATE and FARGATE_SPOT exist in every account. Others are created by
 * CreateCapacityProvider.
 */
export interface CapacityProviderRecord {
  name: string
  arn: string
  kind: 'fargate' | 'auto-scaling-group'
  /** A deleted provider can still be described, as INACTIVE. */
  status: 'ACTIVE' | 'INACTIVE'
  autoScalingGroupProvider?: WireAutoScalingGroupProvider
  updateStatus?: 'CREATE_COMPLETE' | 'UPDATE_COMPLETE' | 'DELETE_COMPLETE'
  tags: Tag[]
}
