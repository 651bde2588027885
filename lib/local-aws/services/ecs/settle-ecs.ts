import type { RegionHook } from '../../world/world.ts'
import { placeWaiting } from './lifecycle/place-waiting.ts'
import { applyStep } from './lifecycle/apply-step.ts'
import { ecsOf } from './state/ecs-state.ts'

/**
 * Brings the tasks of a Region up to date with the clock: their states, in the order of time, and
 * their log events.
 */
export const settleEcs: RegionHook = (world, accountId, region) => {
  const state = ecsOf({ world, accountId, region })
  const context = { world, accountId, region, state }
  const nowMs = world.clock.now()
  for (const cluster of state.clusters.values()) placeWaiting(context, cluster, nowMs)
  for (;;) {
    const record = state.tasks.takeDue(nowMs)
    const step = record?.steps.shift()
    if (!record || !step) return
    applyStep(context, record, step)
    const cluster = state.clusters.get(record.clusterName)
    if (step.kind === 'status' && step.status === 'STOPPED' && cluster)
      placeWaiting(context, cluster, step.atMs)
    state.tasks.schedule(record)
  }
}
