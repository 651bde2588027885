import type { ContainerInstance } from '../ecs/container-instance.ts'
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
  const resources = () => ({ cpu: 4096, memoryMiB: 7680, gpuIds: [] })
  return {
    arn: `arn:aws:ecs:${region}:${accountId}:container-instance/${clusterName}/${id}`,
    ec2InstanceId: `i-0${world.random.hex(16)}`,
    availabilityZone: `${region}${zone}`,
    status: 'ACTIVE',
    agentConnected: true,
    registered: resources(),
    remaining: resources(),
    usedPorts: [22, 2375, 2376, 51_678, 51_679, 51_680].map(port => ({ port, protocol: 'tcp' })),
    interfaceLimit: 3,
    interfacesInUse: 0,
    attributes: [
      { name: 'ecs.availability-zone', value: `${region}${zone}` },
      { name: 'ecs.instance-type', value: 'c5.xlarge' },
      { name: 'ecs.os-type', value: 'linux' },
      { name: 'ecs.cpu-architecture', value: 'x86_64' },
    ],
    registeredAtMs: world.clock.now(),
    version: 1,
    tags: [],
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
