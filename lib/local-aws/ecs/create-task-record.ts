import { visibleFromMs } from '../difficulty/task-visibility.ts'
import type { Call } from '../operation.ts'
import type { ContainerInstance } from './container-instance.ts'
import type { ClusterRecord, DefinitionRecord } from './ecs-records.ts'
import type { Capacity } from './requests/choose-capacity.ts'
import type { TaskNetwork } from './requests/check-network.ts'
import type { TaskSize } from './requests/check-overrides.ts'
import type { RunTaskRequest } from './requests/run-task-schema.ts'
import { toEcsArn } from './requests/arns.ts'
import type { ContainerRun, TaskPlatform, TaskRecord } from './task-record.ts'
import { toEpochSeconds } from './wire.ts'
import type { Tag, WireAttachment, WireContainerDefinition, WireTask } from './wire.ts'

/** Everything that one call of RunTask has settled about its tasks. */
export interface LaunchPlan {
  cluster: ClusterRecord
  source: DefinitionRecord
  request: RunTaskRequest
  network: TaskNetwork | undefined
  size: TaskSize
}

function toUuid(hex: string): string {
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12}).*$/, '$1-$2-$3-$4-$5')
}

function toContainerRun(
  call: Call,
  plan: LaunchPlan,
  taskArn: string,
  definition: WireContainerDefinition,
): ContainerRun {
  const { clusterName, id } = partsOf(taskArn)
  const { cpu, memory, memoryReservation, name = '', image = '' } = definition
  const override = plan.request.overrides?.containerOverrides.find(one => one.name === name)
  const hard = override?.memory ?? memory
  const soft = override?.memoryReservation ?? memoryReservation
  const containerId = toUuid(call.world.random.hex(32))
  return {
    definition,
    phase: 'waiting',
    termSent: false,
    shown: {
      containerArn: toEcsArn(call, `container/${clusterName}/${id}/${containerId}`),
      taskArn,
      name,
      image,
      lastStatus: 'PENDING',
      networkInterfaces: [],
      networkBindings: [],
      healthStatus: 'UNKNOWN',
      cpu: String(override?.cpu ?? cpu ?? 0),
      ...(hard === undefined ? {} : { memory: String(hard) }),
      ...(soft === undefined ? {} : { memoryReservation: String(soft) }),
      ...(plan.request.enableExecuteCommand
        ? { managedAgents: [{ name: 'ExecuteCommandAgent' as const, lastStatus: 'PENDING' }] }
        : {}),
    },
  }
}

function partsOf(taskArn: string): { clusterName: string; id: string } {
  const [, clusterName = '', id = ''] = taskArn.split('/')
  return { clusterName, id }
}

function toAttachments(call: Call, subnetId: string | undefined): WireAttachment[] {
  if (subnetId === undefined) return []
  return [
    {
      id: toUuid(call.world.random.hex(32)),
      type: 'ElasticNetworkInterface',
      status: 'PRECREATED',
      details: [{ name: 'subnetId', value: subnetId }],
    },
  ]
}

function toPlatform(plan: LaunchPlan, capacity: Capacity): TaskPlatform {
  if (capacity.launchType === 'FARGATE') return 'fargate'
  return plan.network ? 'ec2-awsvpc' : 'ec2-bridge'
}

function toTags(plan: LaunchPlan): Tag[] {
  const { request, source, cluster } = plan
  const own = new Set(request.tags.map(({ key }) => key))
  const inherited = request.propagateTags === 'TASK_DEFINITION' ? source.tags : []
  return [
    ...request.tags,
    ...inherited.filter(({ key }) => !own.has(key)),
    ...(request.enableECSManagedTags ? [{ key: 'aws:ecs:clusterName', value: cluster.name }] : []),
  ]
}

/** ECS names every container of the task in the overrides that it answers. */
function toShownOverrides({ request, source }: LaunchPlan): NonNullable<WireTask['overrides']> {
  const { containerOverrides = [], ...others } = request.overrides ?? {}
  const names = source.definition.containerDefinitions?.map(({ name }) => name ?? '') ?? []
  const shown = names.map(
    name => containerOverrides.find(override => override.name === name) ?? { name },
  )
  return asTaskOverride({ inferenceAcceleratorOverrides: [], ...others, containerOverrides: shown })
}

/** Safe: the schema has checked these members; the cast only names their closed sets of values. */
function asTaskOverride(checked: object): NonNullable<WireTask['overrides']> {
  return checked
}

function toFargateMembers(plan: LaunchPlan, capacity: Capacity) {
  if (capacity.launchType !== 'FARGATE') return {}
  const { request, source } = plan
  const storage = request.overrides?.ephemeralStorage ?? source.definition.ephemeralStorage
  const { platformVersion } = request
  const sizeInGiB = storage?.sizeInGiB ?? 20
  return {
    platformVersion:
      platformVersion === undefined || platformVersion === 'LATEST' ? '1.4.0' : platformVersion,
    platformFamily: 'Linux',
    ephemeralStorage: { sizeInGiB },
    fargateEphemeralStorage: { sizeInGiB },
  }
}

/** A task as ECS answers it at its very beginning, not yet filed. */
export function createTaskRecord(
  call: Call,
  plan: LaunchPlan,
  capacity: Capacity,
  instance: ContainerInstance | undefined,
): TaskRecord {
  const { world } = call
  const { cluster, source, request, network, size } = plan
  const id = world.random.hex(32)
  const taskArn = toEcsArn(call, `task/${cluster.name}/${id}`)
  const createdAtMs = world.clock.now()
  const subnetId = network && chooseSubnet(call, network, instance)
  const containers = (source.definition.containerDefinitions ?? []).map(definition =>
    toContainerRun(call, plan, taskArn, definition),
  )
  const lastStatus = network ? 'PROVISIONING' : 'PENDING'
  const family = source.definition.family ?? ''
  const zone = instance?.availabilityZone ?? zoneOf(call, subnetId)
  return {
    id,
    clusterName: cluster.name,
    family,
    platform: toPlatform(plan, capacity),
    tags: toTags(plan),
    source,
    containers,
    steps: [],
    createdAtMs,
    visibleAtMs: visibleFromMs(world, id, createdAtMs),
    ...(subnetId === undefined ? {} : { subnetId }),
    securityGroupIds: network?.securityGroupIds ?? [],
    assignPublicIp: network?.assignPublicIp ?? false,
    ...(instance ? { instance } : {}),
    listOrder: 0,
    history: [{ status: lastStatus, atMs: createdAtMs }],
    shown: {
      taskArn,
      clusterArn: cluster.arn,
      taskDefinitionArn: source.definition.taskDefinitionArn ?? '',
      attachments: toAttachments(call, subnetId),
      attributes: [{ name: 'ecs.cpu-architecture', value: 'x86_64' }],
      ...(zone === undefined ? {} : { availabilityZone: zone }),
      ...(capacity.capacityProvider ? { capacityProviderName: capacity.capacityProvider } : {}),
      ...(instance ? { containerInstanceArn: instance.arn } : {}),
      containers: containers.map(({ shown }) => shown),
      cpu: String(size.cpu),
      memory: String(size.memoryMiB),
      createdAt: toEpochSeconds(createdAtMs),
      desiredStatus: 'RUNNING',
      lastStatus,
      enableExecuteCommand: request.enableExecuteCommand,
      group: request.group ?? `family:${family}`,
      healthStatus: 'UNKNOWN',
      inferenceAccelerators: [],
      launchType: capacity.launchType,
      overrides: toShownOverrides(plan),
      ...(request.startedBy === undefined ? {} : { startedBy: request.startedBy }),
      ...toFargateMembers(plan, capacity),
      version: 1,
    },
  }
}

function zoneOf(call: Call, subnetId: string | undefined): string | undefined {
  const { ec2 } = call.world.region(call.accountId, call.region)
  return subnetId === undefined ? undefined : ec2.subnets.get(subnetId)?.availabilityZone
}

/** On EC2 the interface must be in the instance's zone; Fargate takes any of the subnets. */
function chooseSubnet(
  call: Call,
  network: TaskNetwork,
  instance: ContainerInstance | undefined,
): string {
  const near = network.subnetIds.filter(
    subnetId => !instance || zoneOf(call, subnetId) === instance.availabilityZone,
  )
  return call.world.random.pick(near.length > 0 ? near : network.subnetIds)
}
