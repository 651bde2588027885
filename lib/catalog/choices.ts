/** What the launch form offers, as the account really has it. Times are ISO 8601. */

export interface ClusterChoice {
  arn: string
  name: string
  status: string
  runningTasksCount: number
  pendingTasksCount: number
  registeredContainerInstancesCount: number
  capacityProviders: string[]
  defaultCapacityProviderStrategy: { capacityProvider: string; base: number; weight: number }[]
}

export interface FamilyChoice {
  family: string
}

export interface RevisionChoice {
  arn: string
  family: string
  revision: number
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
  command?: string[]
  /** A value is null when its name looks secret: it does not leave the server. */
  environment: { name: string; value: string | null }[]
  logDriver?: string
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
}

/** `GET /api/catalog/{resource}?region=…`: what each resource answers (a `Result` of it). */
export interface CatalogAnswers {
  clusters: ClusterChoice[]
  families: FamilyChoice[]
  /** `?family=`; newest revision first, ACTIVE only. */
  revisions: RevisionChoice[]
  /** `?taskDefinition=` family, family:revision or ARN. */
  definition: DefinitionChoice
  network: NetworkChoices
}
