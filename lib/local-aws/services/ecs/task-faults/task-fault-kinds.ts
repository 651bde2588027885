import { z } from 'zod'
import { commonMembers, someText, wholeNumber } from '../../../faults/fault.ts'
import type { Fault, Standing } from '../../../faults/fault.ts'
import { taskStatuses } from '../state/task-step.ts'
import { stopCauseIds } from '../stop-causes/stop-causes.ts'

/** What chooses the launches that a fault meets. An absent member matches every launch. */
const ofLaunch = {
  ...commonMembers,
  /** Name or ARN. */
  cluster: someText.optional(),
  /** With or without a revision. */
  family: someText.optional(),
  startedBy: someText.optional(),
  group: someText.optional(),
  capacityProvider: someText.optional(),
}

/** `task` is an ID or an ARN. */
const ofTask = { ...ofLaunch, task: someText.optional() }

const cause = z.enum(stopCauseIds, { error: `must be one of ${stopCauseIds.join(', ')}.` })

/** Faults of tasks, by kind. */
export const taskFaultKinds = {
  /**
   * A task stops for `cause` when it reaches that phase of its life; a running task stops at once
   * for a cause that strikes running tasks. `reason` replaces AWS's sentence. `container` names the
   * container that fails; without it, the first essential container fails.
   */
  stop: z.strictObject({
    kind: z.literal('stop'),
    ...ofTask,
    cause,
    reason: someText.optional(),
    container: someText.optional(),
  }),
  /** A task stays in the `lastStatus` `status` until the fault is removed. */
  hold: z.strictObject({
    kind: z.literal('hold'),
    ...ofTask,
    status: z.enum(taskStatuses, { error: `must be one of ${taskStatuses.join(', ')}.` }),
  }),
  /** A running task on Spot capacity gets SIGTERM, and SIGKILL after its stop timeout. */
  'interrupt-spot': z.strictObject({ kind: z.literal('interrupt-spot'), ...ofTask }),
  /**
   * `container` ends with `exitCode`, `afterMs` from now or after its start if it does not run yet.
   * `afterMs` is time of the movable clock; the speed does not change it.
   */
  exit: z.strictObject({
    kind: z.literal('exit'),
    ...ofTask,
    container: someText,
    exitCode: wholeNumber(0, 255),
    reason: someText.optional(),
    afterMs: wholeNumber(0, 366 * 24 * 3600 * 1000).optional(),
  }),
  /** The health checks of `container`, or of all containers, fail until the fault is removed. */
  'fail-health': z.strictObject({
    kind: z.literal('fail-health'),
    ...ofTask,
    container: someText.optional(),
  }),
} as const

/** Faults of launches: they meet RunTask before there is a task. */
export const launchFaultKinds = {
  /** RunTask answers `failures` with `reason` for `times` tasks instead of placing them. */
  'fail-placement': z.strictObject({
    kind: z.literal('fail-placement'),
    ...ofLaunch,
    reason: someText,
    detail: someText.optional(),
  }),
} as const

type TaskKinds = typeof taskFaultKinds

/** A fault of tasks as it stands in the list, by its kind. */
export type TaskFaultOf<Kind extends keyof TaskKinds> = {
  [Each in Kind]: Standing<TaskKinds[Each]>
}[Kind]

export type TaskFault = TaskFaultOf<keyof TaskKinds>
export type LaunchFault = Standing<(typeof launchFaultKinds)['fail-placement']>

export function isTaskFault(fault: Fault | TaskFault): fault is TaskFault {
  return Object.hasOwn(taskFaultKinds, fault.kind)
}

export function isLaunchFault(fault: Fault | LaunchFault): fault is LaunchFault {
  return Object.hasOwn(launchFaultKinds, fault.kind)
}
