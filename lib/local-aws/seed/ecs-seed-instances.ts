import type { ContainerInstance } from '../ecs/ecs-records.ts'
import type { World } from '../world.ts'

/** An instance registers itself, so there is no operation that a seed could call for it. */
function createInstance(
  world: World,
  where: { accountId: string; region: string },
  clusterName: string,
  zone: string,
): ContainerInstance {
  const { accountId, region } = where
  const id = world.random.hex(32)
  const [cpu, memoryMiB] = [4096, 7680]
  return {
    arn: `arn:aws:ecs:${region}:${accountId}:container-instance/${clusterName}/${id}`,
    ec2InstanceId: `i-0${world.random.hex(16)}`,
    availabilityZone: `${region}${zone}`,
    registeredCpu: cpu,
    registeredMemoryMiB: memoryMiB,
    remainingCpu: cpu,
    remainingMemoryMiB: memoryMiB,
    images: new Set(),
    nextHostPort: 0,
  }
}

/** Three instances of 4 vCPU and 7.5 GiB, one in every zone. */
export function seedInstances(
  world: World,
  where: { accountId: string; region: string },
  clusterName: string,
): void {
  const cluster = world.region(where.accountId, where.region).ecs.clusters.get(clusterName)
  cluster?.containerInstances.push(
    ...['a', 'b', 'c'].map(zone => createInstance(world, where, clusterName, zone)),
  )
}
