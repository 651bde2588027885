import type { EcsState } from '../state/ecs-state.ts'
import type { ServiceRecord } from '../state/service-record.ts'
import type { WireService } from '../state/wire.ts'

/** A service as DescribeServices answers it: its counts are those of the tasks that it has now. */
export function describeService(
  state: EcsState,
  record: ServiceRecord,
  hasTags: boolean,
): WireService {
  const { clusterName, deploymentId, shown, tags } = record
  const tasks = [
    ...state.tasks.list(clusterName, { desiredStatus: 'RUNNING', startedBy: deploymentId }),
  ]
  const runningCount = tasks.filter(task => task.shown.lastStatus === 'RUNNING').length
  const counts = { runningCount, pendingCount: tasks.length - runningCount }
  return {
    ...shown,
    ...counts,
    deployments: shown.deployments?.map(one => ({ ...one, ...counts })) ?? [],
    ...(hasTags ? { tags } : {}),
  }
}
