import { toAgentAttributes } from '../services/ecs/instances/agent-attributes.ts'
import type { ContainerInstance } from '../services/ecs/state/container-instance.ts'

/** An instance as a current agent registers it: 2048 CPU units, 4096 MiB and 3 interfaces are free. */
export function createContainerInstance(
  id: string,
  given: Partial<ContainerInstance> = {},
): ContainerInstance {
  const availabilityZone = given.availabilityZone ?? 'us-east-1a'
  const resources = () => ({ cpu: 2048, memoryMiB: 4096, gpuIds: [] })
  return {
    arn: `arn:aws:ecs:us-east-1:111122223333:container-instance/test/${id}`,
    ec2InstanceId: `i-${id}`,
    availabilityZone,
    status: 'ACTIVE',
    agentConnected: true,
    agentVersion: '1.98.0',
    agentHash: '5d8c1a27',
    dockerVersion: '25.0.8',
    registered: resources(),
    remaining: resources(),
    systemPorts: [],
    usedPorts: [],
    interfaceLimit: 3,
    interfacesInUse: 0,
    rooms: new Set(),
    registeredAtMs: Date.UTC(2026, 0, 1),
    version: 1,
    tags: [],
    images: new Set(),
    nextHostPort: 0,
    ...given,
    attributes: [
      ...toAgentAttributes({
        amiId: 'ami-1',
        availabilityZone,
        cpuArchitecture: 'x86_64',
        instanceType: 'm5.large',
        subnetId: 'subnet-1',
        vpcId: 'vpc-1',
      }),
      ...(given.attributes ?? []),
    ],
  }
}
