import type {
  LoadedCapacity,
  LoadedCluster,
  LoadedContainer,
  LoadedDefinition,
  LoadedNetwork,
  LoadedProvider,
  LoadedSecurityGroup,
  LoadedSubnet,
} from '../run-task/rules/loaded-account.ts'
import type { Awslogs } from '../aws/log-source.ts'
import type { Failure } from '../result.ts'

/**
 * What the launch form offers of the account. Members that the rules read are declared by the rules.
 * Times are ISO 8601.
 */

export interface ClusterChoice extends LoadedCluster {
  runningTasksCount?: number
  pendingTasksCount?: number
  /** Whether a launch must be confirmed, because of the tag `slipway:production` or the settings. */
  isProduction: boolean
  /** Why it has no more than its name. */
  unread?: Failure
}

export interface StrategyChoice {
  capacityProvider: string
  base: number
  weight: number
}

/** What one cluster can run tasks on. A part that is absent could not be read; `unread` says why. */
export interface CapacityChoice extends LoadedCapacity {
  providers?: (LoadedProvider & { status: string })[]
  unread?: { providers?: Failure; instances?: Failure }
  /** CPU units and MiB of all ACTIVE instances. Absent if there are none, too. */
  instances?: {
    count: number
    freeCpu: number
    registeredCpu: number
    freeMemoryMiB: number
    registeredMemoryMiB: number
  }
}

/** Where and how a service runs its tasks. "Run like this service" copies it into the form. */
export interface ServiceChoice {
  arn: string
  name: string
  status: string
  taskDefinition: string
  runningCount: number
  launchType?: string
  capacityProviderStrategy: StrategyChoice[]
  platformVersion?: string
  subnets: string[]
  securityGroups: string[]
  assignPublicIp?: 'ENABLED' | 'DISABLED'
  placementConstraints: { type: string; expression?: string }[]
  placementStrategy: { type: string; field?: string }[]
  /** The task definition's roles. */
  taskRoleArn?: string
  executionRoleArn?: string
}

export interface RoleChoice {
  arn: string
  name: string
  description?: string
  /** Services that its trust policy names, such as `ecs-tasks.amazonaws.com`. `*` is everybody. */
  trustedServices: string[]
}

export interface FamilyChoice {
  family: string
}

export interface RevisionChoice {
  arn: string
  family: string
  revision: number
  status: 'ACTIVE' | 'INACTIVE'
}

/** When a revision was registered; of a family its newest ACTIVE one, else its newest. */
export interface RegisteredChoice {
  revision: number
  status: string
  registeredAt?: string
}

/** The parts of a registered task definition that the form shows. */
export interface DefinitionChoice extends LoadedDefinition {
  arn: string
  registeredAt?: string
  requiresCompatibilities: string[]
  executionRoleArn?: string
  placementConstraints: { type: string; expression?: string }[]
  volumes: { name: string; configuredAtLaunch: boolean; isS3Files?: boolean }[]
  inferenceAccelerators: { deviceName: string; deviceType: string }[]
  containers: ContainerChoice[]
}

export interface ContainerChoice extends LoadedContainer {
  image: string
  essential: boolean
  entryPoint?: string[]
  /** Words that look secret are masked. They do not leave the server. */
  command?: string[]
  isCommandMasked: boolean
  /** A value that looks secret is null. It does not leave the server. */
  environment: { name: string; value: string | null }[]
  /** Names only. */
  secrets: string[]
  environmentFiles: string[]
  resourceRequirements: { type: string; value: string }[]
  logDriver?: string
  awslogs?: Awslogs
}

/** A list that is absent could not be read; `unread` says why. */
export interface NetworkChoices extends LoadedNetwork {
  vpcs?: { id: string; name?: string; cidrBlock: string; isDefault: boolean }[]
  subnets?: SubnetChoice[]
  securityGroups?: (LoadedSecurityGroup & { name: string; description: string })[]
  unread?: { [List in 'vpcs' | 'subnets' | 'securityGroups']?: Failure }
}

export interface SubnetChoice extends LoadedSubnet {
  name?: string
  availabilityZone: string
  cidrBlock: string
}

/** `GET /api/catalog/{resource}?region=…`: what each resource answers (a `Result` of it). */
export interface CatalogAnswers {
  /** With `?cluster=` name or ARN that one alone. */
  clusters: ClusterChoice[]
  families: FamilyChoice[]
  /** Families without an ACTIVE revision, which ECS doesn't run. */
  'inactive-families': FamilyChoice[]
  /** `?family=`; newest revision first. */
  revisions: RevisionChoice[]
  /** `?cluster=` name or ARN. */
  capacity: CapacityChoice
  /** `?cluster=`; names of the services there. */
  services: { name: string; arn: string }[]
  /** `?cluster=&service=` */
  service: ServiceChoice
  roles: RoleChoice[]
  /** `?taskDefinition=` family, family:revision or ARN. */
  definition: DefinitionChoice
  /** `?taskDefinition=`; a list asks for the entries in view, because each costs a call. */
  registered: RegisteredChoice
  network: NetworkChoices
}
