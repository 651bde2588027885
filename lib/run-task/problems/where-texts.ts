import { toAlternatives } from './amount-texts.ts'

interface Elsewhere {
  region: string
  homeRegion: string
}

interface Vpcs {
  vpc: string
  expectedVpc: string
}

const ids = {
  subnets: { what: 'a subnet ID', prefix: 'subnet-' },
  securityGroups: { what: 'a security group ID', prefix: 'sg-' },
} as const

const reasonsForEc2 = {
  launchType: '',
  strategy: ', which these capacity providers use',
  clusterDefault: ', the cluster’s default',
} as const

const features = {
  largeSizes: 'tasks with 8 vCPU or more',
  ephemeralStorage: 'ephemeral storage settings',
  arm64: 'ARM64',
  volumes: 'EBS volumes',
  environmentFiles: 'environment files',
  exec: 'ECS Exec',
} as const

/** What can be wrong with the task definition, the cluster, the compute and the network. */
export const whereTexts = {
  'task-definition-required': () => 'Choose a task definition.',
  'task-definition-without-family': () => 'This ARN has no family in it. Choose a task definition.',
  'revision-not-a-number': ({ revision }: { revision: string }) =>
    `Revision ${revision} isn’t a number. Choose a revision.`,
  'task-definition-missing': (missing: {
    taskDefinition: string
    region: string
    hasRevision: boolean
  }) =>
    missing.hasRevision
      ? `Task definition ${missing.taskDefinition} doesn’t exist in ${missing.region}. Choose another revision.`
      : `Task definition ${missing.taskDefinition} doesn’t exist in ${missing.region}, or has no active revision. Choose another task definition.`,
  'task-definition-not-active': ({ definition, status }: { definition: string; status: string }) =>
    `Task definition ${definition} is ${status}. Choose an active revision.`,
  'in-other-account': ({ account, homeAccount }: { account: string; homeAccount: string }) =>
    `This belongs to account ${account}, and you are signed in to ${homeAccount}. Choose one from your own account.`,
  'in-other-region': ({ region, homeRegion }: Elsewhere) =>
    `This is in ${region}, and the launch goes to ${homeRegion}. Choose one in ${homeRegion}, or switch to ${region}.`,

  'cluster-required': () => 'This account has no cluster named default. Choose a cluster.',
  'cluster-not-active': ({ cluster, status }: { cluster: string; status: string }) =>
    `Cluster ${cluster} is ${status}. Choose an active cluster.`,
  'cluster-not-listed': ({ cluster }: { cluster: string }) =>
    `Cluster ${cluster} isn’t in the list. Check its name and the Region.`,
  'cluster-without-instances': ({ cluster, type }: { cluster: string; type: string }) =>
    `Cluster ${cluster} has no container instances, which launch type ${type} requires.`,

  'strategy-required': () => 'Add a capacity provider.',
  'capacity-provider-required': () => 'Choose a capacity provider, or remove the row.',
  'capacity-provider-repeated': ({ provider }: { provider: string }) =>
    `Capacity provider ${provider} is in the strategy twice. Remove one.`,
  'capacity-provider-not-associated': (given: {
    provider: string
    cluster: string
    associated: readonly string[]
  }) => {
    const { provider, cluster, associated } = given
    const choices =
      associated.length > 0
        ? `Choose ${toAlternatives(associated)}.`
        : 'The cluster has no capacity providers.'
    return `Capacity provider ${provider} isn’t associated with cluster ${cluster}. ${choices}`
  },
  'base-repeated': () => 'Only one capacity provider can have a base. Enter 0 here.',
  'weights-zero': () => 'At least one capacity provider must have a weight above 0.',
  'weight-of-one-zero': () =>
    'ECS may refuse a strategy whose only weight is 0. Enter a weight of 1 or more.',
  'fargate-mixed': ({ provider }: { provider: string }) =>
    `Capacity provider ${provider} can’t be in one strategy with Fargate. Keep one kind.`,
  'managed-instances-mixed': ({ provider }: { provider: string }) =>
    `Capacity provider ${provider} uses Managed Instances, which can’t be in one strategy with Auto Scaling groups. Keep one kind.`,
  'managed-instances-need-strategy': () =>
    'Managed Instances require a capacity provider strategy. Choose Strategy.',
  'launch-type-incompatible': (given: {
    definition: string
    type: string
    compatibilities: readonly string[]
  }) =>
    `Task definition ${given.definition} isn’t compatible with ${given.type}. Choose ${toAlternatives(given.compatibilities)}.`,
  'many-providers-2022': ({ max }: { max: number }) =>
    `Until 2022 a strategy could have ${max} capacity providers.`,
  'spot-interrupts': () => 'Fargate Spot can interrupt these tasks with a two-minute warning.',
  'managed-instance-ends': () =>
    'A Managed Instance is replaced after 14 days or less, and the tasks on it are stopped.',
  'spot-on-windows': () => 'FARGATE_SPOT doesn’t run Windows containers. Choose FARGATE.',

  'platform-version-on-instances': () =>
    'A platform version is for Fargate only. Clear it, or choose Fargate.',
  'platform-version-lacks': ({ version, feature }: { version: string; feature: Feature }) =>
    `Platform version ${version} doesn’t support ${features[feature]}. Choose LATEST.`,
  'platform-version-of-other-system': (given: {
    version: string
    system: 'Linux' | 'Windows'
    versions: readonly string[]
  }) =>
    `Platform version ${given.version} isn’t available for ${given.system}. Choose ${toAlternatives(given.versions)}.`,
  'platform-version-unknown': (given: { version: string; versions: readonly string[] }) =>
    `Platform version ${given.version} may not exist. Known versions are ${given.versions.join(', ')}.`,

  'subnets-required': () => 'Choose at least one subnet.',
  'subnets-required-for-awsvpc': () => 'Subnets are required for awsvpc network mode.',
  'network-not-allowed': ({ mode }: { mode: string }) =>
    `Subnets aren’t allowed for ${mode} network mode. Remove them.`,
  'subnets-in-two-vpcs': (given: Vpcs & { subnet: string; expectedSubnet: string }) =>
    `Subnets must be in the same VPC: ${given.subnet} is in ${given.vpc}, and ${given.expectedSubnet} is in ${given.expectedVpc}.`,
  'security-group-in-other-vpc': (given: Vpcs & { group: string }) =>
    `Security groups must be in ${given.expectedVpc}, and ${given.group} is in ${given.vpc}. Remove it.`,
  'public-ip-on-ec2': ({ because }: { because: keyof typeof reasonsForEc2 }) =>
    `Public IP isn’t available for launch type EC2${reasonsForEc2[because]}. Choose Disabled.`,
  'image-unreachable': ({ subnet }: { subnet: string }) =>
    `Public IP is off, and ${subnet} looks public. Without a NAT gateway or VPC endpoints, Fargate can’t pull the image.`,
  'image-over-ipv4': (given: { subnet: string; image: string; dualStack: string }) =>
    `${given.subnet} has only IPv6, and the address of image ${given.image} has only IPv4. Use ${given.dualStack} in the task definition.`,
  'public-ip-without-ipv4': ({ subnet }: { subnet: string }) =>
    `${subnet} has only IPv6, so its tasks get no public IPv4 address.`,
  'not-an-id': ({ id, kind }: { id: string; kind: keyof typeof ids }) =>
    `${id} isn’t ${ids[kind].what}. Choose one from the list, or enter an ID that begins with ${ids[kind].prefix}.`,
  'id-repeated': ({ id }: { id: string }) => `${id} is chosen twice. Remove one.`,
  'id-not-listed': ({ id }: { id: string }) =>
    `${id} isn’t in the list. Check the ID and the Region.`,
  'too-few-addresses': ({ free, count }: { free: number; count: number }) =>
    `Subnets have ${free} free IP addresses for ${count} tasks. Add a subnet, or launch fewer tasks.`,
}

type Feature = keyof typeof features
