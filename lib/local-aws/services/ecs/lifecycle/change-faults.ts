import { planHealth } from '../task-containers/check-health.ts'
import { releaseTask } from '../timeline/hold-task.ts'
import type { LifecycleContext } from '../timeline/lifecycle-context.ts'
import { setEnd } from '../timeline/set-end.ts'
import { strikeRunning } from './strike-running.ts'
import { seededRegions } from '../../../world/regions.ts'
import type { World } from '../../../world/world.ts'
import type { TaskRecord } from '../state/task-record.ts'
import { findTaskFault } from '../task-faults/find-task-fault.ts'
import { faultsOf, spendFault } from '../../../faults/faults.ts'
import { iamOf } from '../../iam/iam-state.ts'
import { ecsOf } from '../state/ecs-state.ts'
import { isTaskFault } from '../task-faults/task-fault-kinds.ts'
import type { Fault } from '../../../faults/fault.ts'

/** Fills all Regions that the seed fills, because a fault of tasks meets seeded tasks, too. */
function useSeededRegions(world: World): void {
  const accountIds = new Set([...iamOf(world).users.values()].map(({ accountId }) => accountId))
  for (const accountId of accountIds)
    for (const region of seededRegions) world.region(accountId, region)
}

/**
 * Changes the standing faults. Everything up to now happens under the old faults. Then the new
 * faults meet the existing tasks: running tasks stop, and tasks that are no longer held go on.
 * @param added the faults that the change adds
 */
export function changeFaults(world: World, added: readonly Fault[], change: () => void): void {
  if (added.some(isTaskFault)) useSeededRegions(world)
  const used = world.usedRegions()
  for (const { accountId, region } of used) world.settle(accountId, region)
  change()
  const nowMs = world.clock.now()
  for (const { accountId, region } of used) {
    const state = ecsOf({ world, accountId, region })
    const context = { world, accountId, region, state }
    for (const record of [...state.tasks.all()])
      if (record.shown.lastStatus !== 'STOPPED' || record.heldSteps)
        meetTask(context, record, nowMs)
  }
}

function meetTask(context: LifecycleContext, record: TaskRecord, nowMs: number): void {
  releaseTask(context, record, nowMs)
  setEnds(context, record, nowMs)
  for (const run of record.containers)
    if (run.phase === 'running') planHealth(context, record, run, nowMs)
  strikeRunning(context, record, nowMs)
  context.state.tasks.schedule(record)
}

function setEnds(context: LifecycleContext, record: TaskRecord, nowMs: number): void {
  const faults = faultsOf(context.world)
  for (const run of record.containers.filter(({ phase }) => phase === 'running')) {
    const { name } = run.shown
    const fault = findTaskFault(faults, record, 'exit', ({ container }) => container === name)
    if (!fault) continue
    spendFault(faults, fault)
    setEnd(record, run, fault, nowMs)
  }
}
