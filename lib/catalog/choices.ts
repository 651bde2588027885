import type { Awslogs } from '../task-view/awslogs.ts'

/** What the launch form offers, as the account really has it. Times are ISO 8601. */

export interface ClusterChoice {
  arn: string
  name: string
  status: string
  runningTasksCount: number
  pendingTasksCount: number
  registeredContainerInstancesCount: number
  capacityProviders: string[]
  defaultCapacityProviderStrategy: StrategyChoice[]
  /** Whether a launch there is to be confirmed: by tag `slipway:production` or by settings. */
  isProduction: boolean
}

export interface StrategyChoice {
  capacityProvider: string
  base: number
  weight: number
}

/** What one cluster can run tasks on. */
export interface CapacityChoice {
  providers: {
    name: string
    kind: 'fargate' | 'autoScalingGroup' | 'managedInstances'
    status: string
  }[]
  /** Absent without container instances, or where they may not be described. CPU units and MiB, over the ACTIVE instances. */
  instances?: {
    count: number
    freeCpu: number
    registeredCpu: number
    freeMemoryMiB: number
    registeredMemoryMiB: number
  }
}

/** Where and how a service runs its tasks: what "run like this service" takes over. */
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
  /** Of its task definition. */
  taskRoleArn?: string
  executionRoleArn?: string
}

export interface RoleChoice {
  arn: string
  name: string
  description?: string
  /** Services that its trust policy names, such as `ecs-tasks.amazonaws.com`; `*` is everybody. */
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
  /** Of the newest few: each costs a call. */
  registeredAt?: string
}

/** The parts of a registered task definition that the form shows through. */
export interface DefinitionChoice {
  arn: string
  family: string
  revision: number
  status: string
  registeredAt?: string
  /** `awsvpc`, `bridge`, `host` or `none`; ECS treats an absent mode as `bridge` on Linux. */
  networkMode?: string
  compatibilities: string[]
  requiresCompatibilities: string[]
  /** CPU units and MiB, as strings, as ECS gives them. */
  cpu?: string
  memory?: string
  taskRoleArn?: string
  executionRoleArn?: string
  ephemeralStorageGiB?: number
  /** Such as `LINUX` or `WINDOWS_SERVER_2022_CORE`, and `X86_64` or `ARM64`. */
  operatingSystemFamily?: string
  cpuArchitecture?: string
  placementConstraints: { type: string; expression?: string }[]
  volumes: { name: string; configuredAtLaunch: boolean }[]
  inferenceAccelerators: { deviceName: string; deviceType: string }[]
  containers: ContainerChoice[]
}

export interface ContainerChoice {
  name: string
  image: string
  essential: boolean
  cpu?: number
  memory?: number
  memoryReservation?: number
  entryPoint?: string[]
  /** Words that look secret are masked: they do not leave the server. */
  command?: string[]
  isCommandMasked: boolean
  /** A value is null when it looks secret: it does not leave the server. */
  environment: { name: string; value: string | null }[]
  /** Names only. */
  secrets: string[]
  environmentFiles: string[]
  resourceRequirements: { type: string; value: string }[]
  logDriver?: string
  awslogs?: Awslogs
}

export interface NetworkChoices {
  vpcs: { id: string; name?: string; cidrBlock: string; isDefault: boolean }[]
  subnets: SubnetChoice[]
  securityGroups: { id: string; name: string; description: string; vpcId: string }[]
}

export interface SubnetChoice {
  id: string
  name?: string
  vpcId: string
  availabilityZone: string
  cidrBlock: string
  availableIpAddressCount: number
  mapPublicIpOnLaunch: boolean
  /** Whether a route leads to an internet gateway; absent where routes could not be read. */
  isPublic?: boolean
}

/** `GET /api/catalog/{resource}?region=…`: what each resource answers (a `Result` of it). */
export interface CatalogAnswers {
  clusters: ClusterChoice[]
  families: FamilyChoice[]
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
  network: NetworkChoices
}
