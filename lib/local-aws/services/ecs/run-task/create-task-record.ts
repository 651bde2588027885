import { visibleFromMs } from '../state/task-visibility.ts'
import type { Call } from '../../../world/operation.ts'
import { createContainers } from './create-containers.ts'
import type { ClusterRecord, DefinitionRecord } from '../state/ecs-records.ts'
import { assignInstance, assignSubnet } from '../placement/assign-instance.ts'
import { hideUntilPlaced } from '../placement/hide-until-placed.ts'
import type { PlacementNeed } from '../state/placement-request.ts'
import type { Placed } from '../placement/place-tasks.ts'
import { toEcsArn } from '../lookup/arns.ts'
import type { TaskNetwork } from './check-network.ts'
import type { TaskSize } from './check-overrides.ts'
import { toPlatformFamily, toPlatformVersion } from './check-platform.ts'
import type { TaskVolume } from './check-volumes.ts'
import type { Capacity } from '../state/capacity.ts'
import type { RunTaskRequest } from './run-task-schema.ts'
import type { TaskPlatform, TaskRecord } from '../state/task-record.ts'
import { toUuid } from '../state/to-uuid.ts'
import { toVolumeAttachment } from './to-volume-attachment.ts'
import { toEpochSeconds } from '../state/wire.ts'
import type { Tag, WireTask } from '../state/wire.ts'

/** What a checked call of RunTask says about its tasks. */
export interface LaunchPlan {
  cluster: ClusterRecord
  source: DefinitionRecord
  request: RunTaskRequest
  network: TaskNetwork | undefined
  size: TaskSize
  volumes: readonly TaskVolume[]
  need: PlacementNeed
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

/** The overrides as tasks show them: with an entry for every container. */
function toShownOverrides({ request, source }: LaunchPlan): NonNullable<WireTask['overrides']> {
  const { containerOverrides = [], ...others } = request.overrides ?? {}
  const names = source.definition.containerDefinitions?.map(({ name }) => name ?? '') ?? []
  const shown = names.map(
    name => containerOverrides.find(override => override.name === name) ?? { name },
  )
  return asTaskOverride({ inferenceAcceleratorOverrides: [], ...others, containerOverrides: shown })
}

const toOverridden = ({ overrides }: RunTaskRequest): Set<string> =>
  new Set(overrides?.containerOverrides.map(({ name }) => name))

/** Safe: the schema has checked these members. The cast only names their closed sets of values. */
function asTaskOverride(checked: object): NonNullable<WireTask['overrides']> {
  return checked
}

/** The inference accelerators of the definition, with the devices that the request overrides. */
function toAccelerators({ request, source }: LaunchPlan) {
  return (source.definition.inferenceAccelerators ?? []).map(accelerator => {
    const override = request.overrides?.inferenceAcceleratorOverrides.find(
      ({ deviceName }) => deviceName === accelerator.deviceName,
    )
    return { ...accelerator, deviceType: override?.deviceType ?? accelerator.deviceType }
  })
}

function toFargateMembers(plan: LaunchPlan, capacity: Capacity) {
  if (capacity.launchType !== 'FARGATE') return {}
  const { request, source, cluster } = plan
  const platformVersion = toPlatformVersion(source.definition, request.platformVersion)
  const platform = { platformVersion, platformFamily: toPlatformFamily(source.definition) }
  // Developer Guide, Fargate task storage: before 1.4.0 the size cannot be set and is not shown.
  if (platformVersion === '1.3.0') return platform
  const storage = request.overrides?.ephemeralStorage ?? source.definition.ephemeralStorage
  const sizeInGiB = storage?.sizeInGiB ?? 20
  const key = cluster.configuration?.managedStorageConfiguration?.fargateEphemeralStorageKmsKeyId
  return {
    ...platform,
    ephemeralStorage: { sizeInGiB },
    fargateEphemeralStorage: { sizeInGiB, ...(key === undefined ? {} : { kmsKeyId: key }) },
  }
}

const architectures: Partial<Record<string, string>> = { ARM64: 'arm64' }

function toShown(
  call: Call,
  plan: LaunchPlan,
  { capacity, waiting }: Placed,
  taskArn: string,
): WireTask {
  const { cluster, source, request, network, size } = plan
  const { cpuArchitecture = '' } = source.definition.runtimePlatform ?? {}
  const { random, clock } = call.world
  return {
    taskArn,
    clusterArn: cluster.arn,
    taskDefinitionArn: source.definition.taskDefinitionArn ?? '',
    attachments: plan.volumes.map(volume => toVolumeAttachment(volume, toUuid(random.hex(32)))),
    attributes: [
      { name: 'ecs.cpu-architecture', value: architectures[cpuArchitecture] ?? 'x86_64' },
    ],
    ...(capacity.capacityProvider ? { capacityProviderName: capacity.capacityProvider } : {}),
    containers: [],
    cpu: String(size.cpu),
    memory: String(size.memoryMiB),
    createdAt: toEpochSeconds(clock.now()),
    desiredStatus: 'RUNNING',
    lastStatus: network || waiting ? 'PROVISIONING' : 'PENDING',
    enableExecuteCommand: request.enableExecuteCommand,
    group: toGroup(plan),
    healthStatus: 'UNKNOWN',
    inferenceAccelerators: toAccelerators(plan),
    launchType: capacity.launchType,
    overrides: toShownOverrides(plan),
    ...(request.startedBy === undefined ? {} : { startedBy: request.startedBy }),
    ...toFargateMembers(plan, capacity),
    version: 1,
  }
}

/** API Reference, RunTask: by default the family. */
export function toGroup({ request, source }: Pick<LaunchPlan, 'request' | 'source'>): string {
  return request.group ?? `family:${source.definition.family ?? ''}`
}

/** Creates a task as RunTask answers it. The task is not in the store yet. */
export function createTaskRecord(call: Call, plan: LaunchPlan, placed: Placed): TaskRecord {
  const { world } = call
  const { cluster, source, request, network, need } = plan
  const id = world.random.hex(32)
  const taskArn = toEcsArn(call, `task/${cluster.name}/${id}`)
  const createdAtMs = world.clock.now()
  const shown = toShown(call, plan, placed, taskArn)
  const containers = createContainers(call, source.definition, request, taskArn)
  const record: TaskRecord = {
    id,
    clusterName: cluster.name,
    family: source.definition.family ?? '',
    platform: toPlatform(plan, placed.capacity),
    tags: toTags(plan),
    source,
    containers,
    steps: [],
    createdAtMs,
    visibleAtMs: visibleFromMs(world, id, createdAtMs),
    securityGroupIds: network?.securityGroupIds ?? [],
    assignPublicIp: network?.assignPublicIp ?? false,
    ...(placed.waiting ? { waiting: placed.waiting } : {}),
    listOrder: 0,
    history: [{ status: shown.lastStatus ?? '', atMs: createdAtMs }],
    shown: { ...shown, containers: containers.map(container => container.shown) },
  }
  if (placed.waiting) hideUntilPlaced(record, toOverridden(request))
  else if (placed.spot) assignInstance(record, placed.spot, need.subnets, need.gpus, world.random)
  else if (need.subnets) assignSubnet(record, need.subnets, world.random)
  return record
}
