import fc from 'fast-check'
import { pools } from './value-pools.ts'

type Members = Record<string, fc.Arbitrary<unknown>>
const { cluster, task, integers, text, token, tags, flag, include, group, stream, time } = pools

const several = (item: fc.Arbitrary<unknown>) => fc.array(item, { maxLength: 5 })
const part = (members: Members) => fc.record(members, { requiredKeys: [] })
const page = { maxResults: integers, nextToken: token }

const strategy = several(
  part({ capacityProvider: pools.provider, weight: integers, base: integers }),
)
const network = part({
  awsvpcConfiguration: part({
    subnets: fc.constant(['@subnet']),
    securityGroups: fc.constant([]),
    assignPublicIp: fc.constantFrom('ENABLED', 'DISABLED', 'ODD'),
  }),
})
const containers = several(
  part({
    name: fc.constantFrom<unknown>('app', 'side', 'app', ''),
    image: fc.constantFrom<unknown>('busybox', 'x/y@sha256:1', ''),
    cpu: integers,
    memory: integers,
    memoryReservation: integers,
    essential: flag,
    command: several(text),
    environment: several(part({ name: text, value: text })),
    portMappings: several(part({ containerPort: integers, hostPort: integers })),
    dependsOn: several(part({ containerName: text, condition: text })),
    logConfiguration: part({ logDriver: text, options: fc.dictionary(text, text) }),
  }),
)
const overrides = part({
  cpu: fc.constantFrom<unknown>('256', '512', 'x', 1),
  memory: fc.constantFrom<unknown>('512', '1024', '1 GB'),
  containerOverrides: several(
    part({ name: fc.constantFrom('shell', 'app'), command: several(text), cpu: integers }),
  ),
})
const group2 = part({ autoScalingGroupArn: text, managedScaling: pools.any })

/** The members that each operation of AWS JSON is sent, by service. */
export const requestMembers: Record<'ecs' | 'logs', Record<string, Members>> = {
  ecs: {
    CreateCluster: { clusterName: cluster, tags, capacityProviders: several(pools.provider) },
    DeleteCluster: { cluster: fc.constantFrom('fuzz', 'nowhere') },
    DescribeClusters: { clusters: pools.clusters, include },
    ListClusters: page,
    PutClusterCapacityProviders: {
      cluster: fc.constantFrom('fuzz', 'nowhere'),
      capacityProviders: several(pools.provider),
      defaultCapacityProviderStrategy: strategy,
    },
    CreateCapacityProvider: { name: pools.provider, autoScalingGroupProvider: group2, tags },
    DeleteCapacityProvider: { capacityProvider: pools.provider },
    DescribeCapacityProviders: { capacityProviders: several(pools.provider), include, ...page },
    RegisterTaskDefinition: {
      family: pools.family,
      containerDefinitions: containers,
      cpu: fc.constantFrom<unknown>('256', '1 vCPU', 'x'),
      memory: fc.constantFrom<unknown>('512', '1GB', 'x'),
      networkMode: fc.constantFrom('awsvpc', 'bridge', 'odd'),
      requiresCompatibilities: several(pools.launchType),
      tags,
    },
    DeregisterTaskDefinition: { taskDefinition: fc.constantFrom('fuzz:1', 'fuzz', 'none:1') },
    DescribeTaskDefinition: { taskDefinition: pools.definition, include },
    ListTaskDefinitions: { familyPrefix: pools.family, status: pools.status, sort: text, ...page },
    ListTaskDefinitionFamilies: { familyPrefix: text, status: pools.status, ...page },
    RunTask: {
      cluster,
      taskDefinition: pools.definition,
      count: fc.integer({ min: 0, max: 11 }),
      launchType: pools.launchType,
      capacityProviderStrategy: strategy,
      networkConfiguration: network,
      overrides,
      placementConstraints: several(part({ type: text, expression: pools.expression })),
      placementStrategy: several(part({ type: text, field: text })),
      startedBy: text,
      group: text,
      tags,
      clientToken: fc.constantFrom('one', 'two', 'three', ''),
      propagateTags: pools.status,
      enableExecuteCommand: flag,
      volumeConfigurations: several(pools.any),
    },
    StopTask: { cluster, task, reason: text },
    DescribeTasks: { cluster, tasks: several(task), include },
    ListTasks: {
      cluster,
      family: pools.family,
      desiredStatus: pools.status,
      launchType: pools.launchType,
      containerInstance: pools.instance,
      startedBy: text,
      serviceName: text,
      ...page,
    },
    RegisterContainerInstance: {
      cluster: fc.constantFrom('fuzz', 'nowhere'),
      attributes: several(part({ name: text, value: text })),
      totalResources: several(part({ name: text, type: text, integerValue: integers })),
      tags,
    },
    DeregisterContainerInstance: {
      cluster: fc.constantFrom('fuzz', 'nowhere'),
      containerInstance: pools.instance,
      force: flag,
    },
    DescribeContainerInstances: { cluster, containerInstances: several(pools.instance), include },
    ListContainerInstances: { cluster, filter: pools.expression, status: pools.status, ...page },
    DescribeServices: { cluster, services: several(text), include },
    ListServices: { cluster, launchType: pools.launchType, ...page },
    TagResource: { resourceArn: pools.resource, tags },
    UntagResource: { resourceArn: pools.resource, tagKeys: pools.keys },
    ListTagsForResource: { resourceArn: pools.resource },
  },
  logs: {
    CreateLogGroup: { logGroupName: group, tags: fc.dictionary(text, text) },
    DeleteLogGroup: { logGroupName: fc.constantFrom('fuzz', 'none') },
    CreateLogStream: { logGroupName: group, logStreamName: stream },
    DeleteLogStream: { logGroupName: fc.constantFrom('fuzz', 'none'), logStreamName: stream },
    PutLogEvents: {
      logGroupName: group,
      logStreamName: stream,
      logEvents: several(part({ timestamp: time, message: text })),
    },
    DescribeLogGroups: { logGroupNamePrefix: group, limit: integers, nextToken: token },
    DescribeLogStreams: { logGroupName: group, orderBy: text, descending: flag, limit: integers },
    GetLogEvents: {
      logGroupName: group,
      logStreamName: stream,
      startTime: time,
      endTime: time,
      nextToken: token,
      startFromHead: flag,
      limit: integers,
    },
    FilterLogEvents: { logGroupName: group, filterPattern: text, startTime: time, limit: integers },
  },
}
