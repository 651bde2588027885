import type { RegionHook } from '../world.ts'
import { applyStep } from './lifecycle/apply-step.ts'

/**
 * Writes down what the clock made happen to tasks: their states, in the order of time, and their
 * log events.
 */
export const settleEcs: RegionHook = (world, accountId, region) => {
  const state = world.region(accountId, region).ecs
  const context = { world, accountId, region, state }
  const nowMs = world.clock.now()
  for (;;) {
    const record = state.tasks.takeDue(nowMs)
    const step = record?.steps.shift()
    if (!record || !step) return
    applyStep(context, record, step)
    state.tasks.schedule(record)
  }
}
