/** What stands ready on a fresh endpoint before the operations are walked. */
export interface Made {
  accountId: string
  subnets: string[]
  securityGroups: string[]
  /** A task that runs, and will be stopped. */
  taskArn: string
  stoppedTaskArn: string
  containerInstanceArn: string
  /** A family with two revisions; the first will be deregistered. */
  family: string
  logGroupName: string
  logStreamName: string
  nowMs: number
}

type Inputs = Record<string, (made: Made) => Record<string, unknown>>

const name = 'conformance'
const tags = [{ key: 'purpose', value: name }]
const network = ({ subnets, securityGroups }: Made) => ({
  awsvpcConfiguration: { subnets, securityGroups, assignPublicIp: 'DISABLED' },
})
const autoScalingGroup = ({ accountId }: Made) =>
  `arn:aws:autoscaling:us-east-1:${accountId}:autoScalingGroup:3f5c2b54-5c4e-4d7e-8b0e-2f2f7a5e9d01:autoScalingGroupName/${name}`
const roleArn = ({ accountId }: Made, role: string) => `arn:aws:iam::${accountId}:role/${role}`

const ecs: Inputs = {
  CreateCluster: () => ({
    clusterName: name,
    capacityProviders: ['FARGATE', 'FARGATE_SPOT'],
    defaultCapacityProviderStrategy: [{ capacityProvider: 'FARGATE', weight: 1, base: 1 }],
    settings: [{ name: 'containerInsights', value: 'enabled' }],
    tags,
  }),
  UpdateCluster: () => ({
    cluster: name,
    settings: [{ name: 'containerInsights', value: 'disabled' }],
  }),
  CreateCapacityProvider: made => ({
    name,
    autoScalingGroupProvider: {
      autoScalingGroupArn: autoScalingGroup(made),
      managedScaling: { status: 'ENABLED', targetCapacity: 90 },
      managedTerminationProtection: 'DISABLED',
    },
    tags,
  }),
  DescribeCapacityProviders: () => ({ include: ['TAGS'] }),
  PutClusterCapacityProviders: () => ({
    cluster: name,
    capacityProviders: ['FARGATE'],
    defaultCapacityProviderStrategy: [{ capacityProvider: 'FARGATE', weight: 1 }],
  }),
  DescribeClusters: () => ({
    clusters: ['demo', 'batch', name, 'nowhere'],
    include: ['ATTACHMENTS', 'CONFIGURATIONS', 'SETTINGS', 'STATISTICS', 'TAGS'],
  }),
  ListClusters: () => ({ maxResults: 2 }),
  RegisterTaskDefinition: made => ({
    family: name,
    networkMode: 'awsvpc',
    requiresCompatibilities: ['FARGATE'],
    cpu: '512',
    memory: '1024',
    executionRoleArn: roleArn(made, 'ecsTaskExecutionRole'),
    containerDefinitions: [
      {
        name: 'app',
        image: 'public.ecr.aws/docker/library/busybox:1.36',
        command: ['sh', '-c', 'echo hello'],
        environment: [{ name: 'STAGE', value: 'test' }],
        portMappings: [{ containerPort: 8080, protocol: 'tcp' }],
        healthCheck: { command: ['CMD-SHELL', 'true'], interval: 10 },
        ulimits: [{ name: 'nofile', softLimit: 1024, hardLimit: 4096 }],
      },
    ],
    tags,
  }),
  DescribeTaskDefinition: () => ({ taskDefinition: name, include: ['TAGS'] }),
  ListTaskDefinitions: ({ family }) => ({ familyPrefix: family, sort: 'DESC', maxResults: 2 }),
  ListTaskDefinitionFamilies: () => ({ status: 'ACTIVE' }),
  RunTask: made => ({
    cluster: 'demo',
    taskDefinition: 'one-off-shell',
    count: 2,
    capacityProviderStrategy: [{ capacityProvider: 'FARGATE_SPOT', weight: 1 }],
    networkConfiguration: network(made),
    overrides: {
      cpu: '512',
      memory: '1024',
      containerOverrides: [{ name: 'shell', environment: [{ name: 'A', value: 'b' }] }],
    },
    startedBy: name,
    tags,
    enableECSManagedTags: true,
    propagateTags: 'TASK_DEFINITION',
  }),
  DescribeTasks: ({ taskArn, stoppedTaskArn }) => ({
    cluster: 'demo',
    tasks: [taskArn, stoppedTaskArn, '0'.repeat(32)],
    include: ['TAGS'],
  }),
  ListTasks: () => ({ cluster: 'demo', desiredStatus: 'STOPPED' }),
  ListContainerInstances: () => ({ cluster: 'batch', filter: 'attribute:ecs.os-type == linux' }),
  RegisterContainerInstance: () => ({
    cluster: 'default',
    totalResources: [{ name: 'CPU', type: 'INTEGER', integerValue: 1024 }],
    versionInfo: { agentVersion: '1.98.0' },
    attributes: [{ name: 'ecs.capability.external' }],
    tags,
  }),
  DescribeContainerInstances: ({ containerInstanceArn }) => ({
    cluster: 'batch',
    containerInstances: [containerInstanceArn, '1'.repeat(32)],
    include: ['TAGS', 'CONTAINER_INSTANCE_HEALTH'],
  }),
  UpdateContainerInstancesState: ({ containerInstanceArn }) => ({
    cluster: 'batch',
    containerInstances: [containerInstanceArn],
    status: 'DRAINING',
  }),
  ListServices: () => ({ cluster: 'demo' }),
  DescribeServices: () => ({ cluster: 'demo', services: ['nowhere'], include: ['TAGS'] }),
  ExecuteCommand: ({ taskArn }) => ({
    cluster: 'demo',
    task: taskArn,
    command: '/bin/sh',
    interactive: true,
  }),
  StopTask: ({ taskArn }) => ({ cluster: 'demo', task: taskArn, reason: 'walked' }),
  TagResource: ({ taskArn }) => ({ resourceArn: taskArn, tags }),
  ListTagsForResource: ({ taskArn }) => ({ resourceArn: taskArn }),
  UntagResource: ({ taskArn }) => ({ resourceArn: taskArn, tagKeys: ['purpose'] }),
  DeregisterContainerInstance: ({ containerInstanceArn }) => ({
    cluster: 'batch',
    containerInstance: containerInstanceArn,
    force: true,
  }),
  DeregisterTaskDefinition: () => ({ taskDefinition: `${name}:1` }),
  DeleteCapacityProvider: () => ({ capacityProvider: name }),
  DeleteCluster: () => ({ cluster: name }),
}

const logs: Inputs = {
  CreateLogGroup: () => ({ logGroupName: name, tags: { purpose: name } }),
  CreateLogStream: () => ({ logGroupName: name, logStreamName: name }),
  PutRetentionPolicy: () => ({ logGroupName: name, retentionInDays: 7 }),
  PutLogEvents: ({ nowMs }) => ({
    logGroupName: name,
    logStreamName: name,
    logEvents: [{ timestamp: nowMs, message: 'walked' }],
  }),
  DescribeLogGroups: () => ({ logGroupNamePrefix: name }),
  DescribeLogStreams: made => ({ logGroupName: made.logGroupName, orderBy: 'LastEventTime' }),
  GetLogEvents: ({ logGroupName, logStreamName }) => ({
    logGroupName,
    logStreamName,
    startFromHead: true,
  }),
  FilterLogEvents: ({ logGroupName }) => ({ logGroupName, limit: 5 }),
  DeleteLogStream: () => ({ logGroupName: name, logStreamName: name }),
  DeleteLogGroup: () => ({ logGroupName: name }),
}

const sts: Inputs = {
  GetCallerIdentity: () => ({}),
  GetSessionToken: () => ({ DurationSeconds: 900 }),
  AssumeRole: made => ({
    RoleArn: roleArn(made, 'slipway-operator'),
    RoleSessionName: name,
    DurationSeconds: 900,
  }),
}

const ec2: Inputs = {
  DescribeVpcs: () => ({ Filters: [{ Name: 'is-default', Values: ['true', 'false'] }] }),
  DescribeSubnets: ({ subnets }) => ({ SubnetIds: subnets }),
  DescribeSecurityGroups: ({ securityGroups }) => ({ GroupIds: securityGroups }),
  DescribeNetworkInterfaces: () => ({ MaxResults: 5 }),
  DescribeRouteTables: () => ({}),
  DescribeVpcEndpoints: () => ({}),
  DescribePrefixLists: () => ({}),
}

const iam: Inputs = {
  ListRoles: () => ({ MaxItems: 5 }),
  GetRole: () => ({ RoleName: 'ecsTaskExecutionRole' }),
  SimulatePrincipalPolicy: ({ accountId }) => ({
    PolicySourceArn: `arn:aws:iam::${accountId}:user/operator`,
    ActionNames: ['ecs:RunTask', 'iam:PassRole'],
    ResourceArns: ['*'],
  }),
}

/** One representative request of every operation, by service, in an order that works. */
export const conformanceCalls: Record<string, Inputs> = { ecs, logs, sts, ec2, iam }
