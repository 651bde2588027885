import type { CapacityProviderRecord, ClusterRecord, DefinitionRecord } from './ecs-records.ts'
import type { Services } from './service-record.ts'
import { createTaskStore } from './task-store.ts'
import type { TaskStore } from './task-store.ts'
import { regionState } from '../../../world/state.ts'

/** Clusters, definitions and tasks of one account in one Region. */
export interface EcsState {
  /** By name. */
  clusters: Map<string, ClusterRecord>
  /** By name, without FARGATE and FARGATE_SPOT, which always exist. */
  capacityProviders: Map<string, CapacityProviderRecord>
  /** Revisions by family, revision 1 first. */
  families: Map<string, DefinitionRecord[]>
  services: Services
  tasks: TaskStore
}

/** The ECS state of a place. */
export const ecsOf = regionState((): EcsState => ({
  clusters: new Map(),
  capacityProviders: new Map(),
  families: new Map(),
  services: new Map(),
  tasks: createTaskStore(),
}))
