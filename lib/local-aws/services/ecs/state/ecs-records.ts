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
  /** A deleted cluster stays describable as INACTIVE. */
  status: 'ACTIVE' | 'INACTIVE'
  capacityProviders: string[]
  defaultStrategy: StrategyItem[]
  settings: NonNullable<WireCluster['settings']>
  configuration?: NonNullable<WireCluster['configuration']>
  serviceConnectDefaults?: NonNullable<WireCluster['serviceConnectDefaults']>
  /** What managed scaling and managed draining of its providers have made. */
  attachments: WireAttachment[]
  /** Absent while it never had attachments. */
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

/** FARGATE and FARGATE_SPOT are in every account; the others are created by CreateCapacityProvider. */
export interface CapacityProviderRecord {
  name: string
  arn: string
  kind: 'fargate' | 'auto-scaling-group'
  /** A deleted provider stays describable as INACTIVE. */
  status: 'ACTIVE' | 'INACTIVE'
  autoScalingGroupProvider?: WireAutoScalingGroupProvider
  updateStatus?: 'CREATE_COMPLETE' | 'UPDATE_COMPLETE' | 'DELETE_COMPLETE'
  tags: Tag[]
}
