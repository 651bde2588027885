import type { EcsState } from './ecs-state.ts'
import type { Tag, WireService } from './wire.ts'

/** A service, read only: its tasks are found by the id of its deployment. */
export interface ServiceRecord {
  name: string
  clusterName: string
  /** `ecs-svc/` and 19 digits: what its tasks carry as `startedBy`. */
  deploymentId: string
  /** As DescribeServices answers it, without what its tasks decide and without tags. */
  shown: WireService
  tags: Tag[]
}

export function servicesOf(state: EcsState, clusterName: string): ServiceRecord[] {
  return [...(state.services.get(clusterName)?.values() ?? [])]
}
