import type { Task } from '@aws-sdk/client-ecs'
import type { TaskStopRequest } from '../../task-view/stop-request.ts'

/** A task as the ledger holds it. `state` is what ECS described last. Times are ISO 8601. */
export interface StoredTask {
  taskArn: string
  clusterArn: string
  region: string
  launchId?: string
  launchedBy?: string
  state: Task
  keptSince: string
  seenAt: string
  changedAt: string
  /** When ECS first answered MISSING for it. */
  forgottenAt?: string
  /** Who stopped it from here. */
  stopRequest?: TaskStopRequest
}
