import type { Random } from '../../../world/random.ts'
import type { TaskRecord } from '../state/task-record.ts'
import { toUuid } from '../state/to-uuid.ts'
import type { Spot } from './place-on-instance.ts'

/** Gives each container the GPUs that it needs, from those that the task has taken. */
function assignGpus(
  record: TaskRecord,
  gpuIds: readonly string[],
  gpus: ReadonlyMap<string, number>,
) {
  let next = 0
  for (const { shown } of record.containers) {
    const count = gpus.get(shown.name ?? '') ?? 0
    if (count > 0) shown.gpuIds = gpuIds.slice(next, next + count)
    next += count
  }
}

/** Sets the subnet of the task's interface. */
export function assignSubnet(
  record: TaskRecord,
  subnets: ReadonlyMap<string, string>,
  random: Random,
): void {
  const [subnetId, zone] = random.pick([...subnets])
  record.subnetId = subnetId
  record.shown.availabilityZone = zone
  record.shown.attachments?.unshift({
    id: toUuid(random.hex(32)),
    type: 'ElasticNetworkInterface',
    status: 'PRECREATED',
    details: [{ name: 'subnetId', value: subnetId }],
  })
}

/**
 * Puts a task on an instance that has room for it, and its interface in a subnet of the instance's
 * zone.
 */
export function assignInstance(
  record: TaskRecord,
  { instance, room }: Spot,
  subnets: ReadonlyMap<string, string> | undefined,
  gpus: ReadonlyMap<string, number>,
  random: Random,
): void {
  const { arn, availabilityZone } = instance
  Object.assign(record, { instance, room })
  Object.assign(record.shown, { containerInstanceArn: arn, availabilityZone })
  assignGpus(record, room.gpuIds, gpus)
  const near = [...(subnets ?? [])].filter(([, zone]) => zone === availabilityZone)
  if (near.length > 0) assignSubnet(record, new Map(near), random)
}
