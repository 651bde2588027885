import type { Tag } from './wire.ts'

/** What an EC2 instance has, or has left, of what tasks take. */
export interface InstanceResources {
  cpu: number
  memoryMiB: number
  gpuIds: string[]
}

export interface PortUse {
  port: number
  protocol: 'tcp' | 'udp'
}

/** What one task has taken of its instance, to be given back at its end. */
export interface TakenRoom {
  cpu: number
  memoryMiB: number
  ports: PortUse[]
  gpuIds: string[]
  interfaces: number
  /** The task's. */
  group: string
}

/** `attribute:ecs.availability-zone` and the like: what placement expressions ask about. */
export interface InstanceAttribute {
  name: string
  value?: string
}

/** An instance of a cluster, of EC2 or external, with what tasks have left of it. */
export interface ContainerInstance {
  arn: string
  /** `i-…`; `mi-…` for an external instance, which is in no zone. */
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
  /** What the system and the agent took at registration; also among `usedPorts`. */
  systemPorts: PortUse[]
  /** Host ports that nobody may take: those of the system and those that tasks have bound. */
  usedPorts: PortUse[]
  /** Interfaces for awsvpc tasks beside the primary one, by the instance type. */
  interfaceLimit: number
  interfacesInUse: number
  /** One for every task that has not stopped. */
  rooms: Set<TakenRoom>
  attributes: InstanceAttribute[]
  registeredAtMs: number
  /** Counts changes, as `version` of the API does. */
  version: number
  tags: Tag[]
  /** Images pulled before: the next pull is short. */
  images: Set<string>
  nextHostPort: number
}

/** Developer Guide, ECS Anywhere: what tells an external instance from those of EC2. */
export const isExternal = ({ attributes }: ContainerInstance): boolean =>
  attributes.some(({ name }) => name === 'ecs.capability.external')
