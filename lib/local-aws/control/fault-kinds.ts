import { z } from 'zod'
import { taskStatuses } from '../services/ecs/state/task-step.ts'
import { stopCauseIds } from '../services/ecs/stop-causes/stop-causes.ts'

function whole(low: number, high: number) {
  const error = `is a whole number from ${low} to ${high}.`
  return z.int({ error }).min(low, { error }).max(high, { error })
}

const text = z.string({ error: 'is a string.' })
const notEmpty = 'is a string that is not empty.'
const someText = z.string({ error: notEmpty }).min(1, { error: notEmpty })

const any = { id: text.optional(), times: whole(1, 1_000_000).optional() }

/** Something that goes wrong with the requests that match; an absent filter matches every one. */
function ofRequests<const Kind extends string>(kind: Kind) {
  return z.strictObject({
    kind: z.literal(kind),
    ...any,
    /** Signing name: `ecs`, `sts`, `ec2`, `logs`, `iam`. */
    service: text.optional(),
    operation: text.optional(),
    /** A user's or role's name, or an access key id. */
    principal: text.optional(),
    delayMs: whole(0, 600_000).optional(),
    status: whole(400, 599).optional(),
    code: text.optional(),
    message: text.optional(),
  })
}

const ofLaunch = {
  ...any,
  /** Name or ARN. */
  cluster: someText.optional(),
  /** With or without a revision. */
  family: someText.optional(),
  startedBy: someText.optional(),
  group: someText.optional(),
  capacityProvider: someText.optional(),
}

/** Id or ARN. */
const ofTask = { ...ofLaunch, task: someText.optional() }

const cause = z.enum(stopCauseIds, { error: `is one of ${stopCauseIds.join(', ')}.` })

/**
 * Every kind of fault, with its members. `times` is how many requests, tasks or launches it meets
 * before it is used up; absent means all.
 */
export const faultKinds = {
  /** The connection ends before the operation takes effect. */
  'drop-before': ofRequests('drop-before'),
  /** The connection ends after the operation took effect, without an answer. */
  'drop-after': ofRequests('drop-after'),
  /** The answer comes `delayMs` later, on top of whatever else happens. */
  delay: ofRequests('delay'),
  /** There is no answer, and the connection stays open. */
  hang: ofRequests('hang'),
  /** A 500 of the service, or what `status`, `code` and `message` say. */
  error: ofRequests('error'),
  throttle: ofRequests('throttle'),
  deny: ofRequests('deny'),
  /** The credentials of the request have expired. */
  expire: ofRequests('expire'),
  /**
   * A task stops for `cause` when it reaches that phase of its life; one that runs stops at once for
   * a cause that strikes running tasks. `reason` replaces AWS's sentence. `container` is the one
   * that fails, else the first that is essential.
   */
  stop: z.strictObject({
    kind: z.literal('stop'),
    ...ofTask,
    cause,
    reason: someText.optional(),
    container: someText.optional(),
  }),
  /** A task does not leave the `lastStatus` `status` until the fault is removed. */
  hold: z.strictObject({
    kind: z.literal('hold'),
    ...ofTask,
    status: z.enum(taskStatuses, { error: `is one of ${taskStatuses.join(', ')}.` }),
  }),
  /** A running task on Spot capacity gets SIGTERM, and SIGKILL after its stop timeout. */
  'interrupt-spot': z.strictObject({ kind: z.literal('interrupt-spot'), ...ofTask }),
  /**
   * `container` ends with `exitCode` `afterMs` from now, or after its start when it does not run
   * yet; by the movable clock, whatever the speed.
   */
  exit: z.strictObject({
    kind: z.literal('exit'),
    ...ofTask,
    container: someText,
    exitCode: whole(0, 255),
    reason: someText.optional(),
    afterMs: whole(0, 366 * 24 * 3600 * 1000).optional(),
  }),
  /** The health checks of `container`, or of all containers, fail until the fault is removed. */
  'fail-health': z.strictObject({
    kind: z.literal('fail-health'),
    ...ofTask,
    container: someText.optional(),
  }),
  /** RunTask answers `failures` with `reason` for so many tasks, instead of placing them. */
  'fail-placement': z.strictObject({
    kind: z.literal('fail-placement'),
    ...ofLaunch,
    reason: someText,
    detail: someText.optional(),
  }),
} as const

type Kinds = typeof faultKinds
export type FaultKind = keyof Kinds

/** A fault as it stands in the list, by its kind. */
export type FaultOf<Kind extends FaultKind> = {
  [Each in Kind]: Omit<z.output<Kinds[Each]>, 'id'> & { id: string }
}[Kind]

export type Fault = FaultOf<FaultKind>
export type TaskFault = FaultOf<'stop' | 'hold' | 'interrupt-spot' | 'exit' | 'fail-health'>
export type LaunchFault = FaultOf<'fail-placement'>
export type RequestFault = Exclude<Fault, TaskFault | LaunchFault>

export function isFaultKind(value: unknown): value is FaultKind {
  return typeof value === 'string' && Object.hasOwn(faultKinds, value)
}

const aboutTasks = {
  stop: true,
  hold: true,
  'interrupt-spot': true,
  exit: true,
  'fail-health': true,
} satisfies Record<TaskFault['kind'], true>

export function isTaskFault(fault: Fault): fault is TaskFault {
  return Object.hasOwn(aboutTasks, fault.kind)
}

export function isRequestFault(fault: Fault): fault is RequestFault {
  return !isTaskFault(fault) && fault.kind !== 'fail-placement'
}
