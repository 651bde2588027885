import { toAgentAttributes } from '../services/ecs/instances/agent-attributes.ts'
import type { ContainerInstance, PortUse } from '../services/ecs/state/container-instance.ts'
import type { World } from '../world/world.ts'
import type { SeedCall } from './ecs-seed-call.ts'
import { seedId } from './seed-id.ts'
import { ecsOf } from '../services/ecs/state/ecs-state.ts'

interface Where {
  accountId: string
  region: string
}

const providerName = 'batch-asg'
const instanceType = 'c5.xlarge'
const agent = { agentVersion: '1.98.0', agentHash: '5d8c1a27', dockerVersion: '25.0.8' }

const systemPorts = (): PortUse[] =>
  [22, 2375, 2376, 51_678, 51_679, 51_680].map(port => ({ port, protocol: 'tcp' }))

/**
 * Creates an instance. The seed does not call RegisterContainerInstance, which an agent calls for
 * its own instance.
 */
function createInstance(
  world: World,
  where: Where,
  clusterName: string,
  zoneIndex: number,
): ContainerInstance {
  const { accountId, region } = where
  const id = world.random.hex(32)
  const availabilityZone = `${region}${'abc'.charAt(zoneIndex)}`
  const resources = () => ({ cpu: 4096, memoryMiB: 7680, gpuIds: [] })
  return {
    arn: `arn:aws:ecs:${region}:${accountId}:container-instance/${clusterName}/${id}`,
    ec2InstanceId: `i-0${world.random.hex(16)}`,
    availabilityZone,
    status: 'ACTIVE',
    agentConnected: true,
    ...agent,
    capacityProviderName: providerName,
    registered: resources(),
    remaining: resources(),
    systemPorts: systemPorts(),
    usedPorts: systemPorts(),
    interfaceLimit: 3,
    interfacesInUse: 0,
    rooms: new Set(),
    attributes: toAgentAttributes({
      amiId: seedId('ami', region, 'al2023-ecs'),
      availabilityZone,
      cpuArchitecture: 'x86_64',
      instanceType,
      subnetId: seedId('subnet', accountId, region, 'prod', `prod-private-${zoneIndex + 1}`),
      vpcId: seedId('vpc', accountId, region, 'prod'),
    }),
    registeredAtMs: world.clock.now() - 26 * 60 * 60_000,
    version: 1,
    tags: [{ key: 'Name', value: `${clusterName}-${zoneIndex + 1}` }],
    images: new Set(),
    nextHostPort: 0,
  }
}

/**
 * Adds three instances of 4 vCPU and 7.5 GiB, one in every zone, that belong to one Auto Scaling
 * group.
 */
export function seedInstances(
  world: World,
  call: SeedCall,
  where: Where,
  clusterName: string,
  minutesAgo: number,
): void {
  const { accountId, region } = where
  const groupId = '6c1b4c3e-08b5-4b5e-9a76-61f1e2f0c7d4'
  const autoScalingGroupProvider = {
    autoScalingGroupArn: `arn:aws:autoscaling:${region}:${accountId}:autoScalingGroup:${groupId}:autoScalingGroupName/${clusterName}`,
    managedScaling: { status: 'ENABLED', targetCapacity: 100, maximumScalingStepSize: 2 },
    managedDraining: 'ENABLED',
  }
  const provider = {
    name: providerName,
    autoScalingGroupProvider,
    tags: [{ key: 'stage', value: 'demo' }],
  }
  call('CreateCapacityProvider', provider, minutesAgo)
  const association = {
    cluster: clusterName,
    capacityProviders: [providerName],
    defaultCapacityProviderStrategy: [],
  }
  call('PutClusterCapacityProviders', association, minutesAgo)
  const cluster = ecsOf({ world, accountId, region }).clusters.get(clusterName)
  cluster?.containerInstances.push(
    ...[0, 1, 2].map(zoneIndex => createInstance(world, where, clusterName, zoneIndex)),
  )
}
