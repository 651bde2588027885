import type { Tag } from './wire.ts'

/** The resources that an instance has, or has left. */
export interface InstanceResources {
  cpu: number
  memoryMiB: number
  gpuIds: string[]
}

export interface PortUse {
  port: number
  protocol: 'tcp' | 'udp'
}

/** The room that one task has taken on its instance. The task gives it back when it stops. */
export interface TakenRoom {
  cpu: number
  memoryMiB: number
  ports: PortUse[]
  gpuIds: string[]
  interfaces: number
  /** The task's group. */
  group: string
}

/** An attribute such as `ecs.availability-zone`. Placement expressions ask about it. */
export interface InstanceAttribute {
  name: string
  value?: string
}

/** An instance of a cluster, on EC2 or external, with the resources that are left. */
export interface ContainerInstance {
  arn: string
  /** `i-…`, or `mi-…` for an external instance. External instances have no zone. */
  ec2InstanceId: string
  availabilityZone?: string
  status: 'ACTIVE' | 'DRAINING'
  agentConnected: boolean
  /** Such as `1.98.0`. */
  agentVersion: string
  /** The commit that the agent was built from. */
  agentHash: string
  dockerVersion: string
  /** The Auto Scaling group provider that the instance belongs to. */
  capacityProviderName?: string
  registered: InstanceResources
  remaining: InstanceResources
  /** Ports of the system and the agent, from the registration. They are also in `usedPorts`. */
  systemPorts: PortUse[]
  /** Host ports in use by the system and by tasks. */
  usedPorts: PortUse[]
  /** How many interfaces for awsvpc tasks the instance type has, in addition to the primary one. */
  interfaceLimit: number
  interfacesInUse: number
  /** One entry for every task that has not stopped. */
  rooms: Set<TakenRoom>
  attributes: InstanceAttribute[]
  registeredAtMs: number
  /** Counts changes, as `version` of the API does. */
  version: number
  tags: Tag[]
  /** Images that were pulled before. Their next pull is short. */
  images: Set<string>
  nextHostPort: number
}

/** Whether the instance is external (Developer Guide, ECS Anywhere). */
export const isExternal = ({ attributes }: ContainerInstance): boolean =>
  attributes.some(({ name }) => name === 'ecs.capability.external')
