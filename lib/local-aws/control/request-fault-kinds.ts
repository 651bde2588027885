import { z } from 'zod'
import { commonMembers, text, wholeNumber } from '../faults/fault.ts'
import type { Fault, Standing } from '../faults/fault.ts'

/** Something that goes wrong with the requests that match. An absent filter matches every one. */
function ofRequests<const Kind extends string>(kind: Kind) {
  return z.strictObject({
    kind: z.literal(kind),
    ...commonMembers,
    /** Signing name: `ecs`, `sts`, `ec2`, `logs`, `iam`. */
    service: text.optional(),
    operation: text.optional(),
    /** A user's or role's name, or an access key ID. */
    principal: text.optional(),
    delayMs: wholeNumber(0, 600_000).optional(),
    status: wholeNumber(400, 599).optional(),
    code: text.optional(),
    message: text.optional(),
  })
}

/** Faults of requests, by kind. Any of them waits `delayMs` first. */
export const requestFaultKinds = {
  /** The connection ends before the operation takes effect. */
  'drop-before': ofRequests('drop-before'),
  /** The connection ends without an answer after the operation took effect. */
  'drop-after': ofRequests('drop-after'),
  /** The answer comes `delayMs` later. Delays of several faults add up. */
  delay: ofRequests('delay'),
  /** There is no answer, and the connection stays open. */
  hang: ofRequests('hang'),
  /** The service answers 500, or what `status`, `code` and `message` say. */
  error: ofRequests('error'),
  throttle: ofRequests('throttle'),
  deny: ofRequests('deny'),
  /** The credentials of the request have expired. */
  expire: ofRequests('expire'),
} as const

type Kinds = typeof requestFaultKinds

export type RequestFault = { [Kind in keyof Kinds]: Standing<Kinds[Kind]> }[keyof Kinds]

export function isRequestFault(fault: Fault | RequestFault): fault is RequestFault {
  return Object.hasOwn(requestFaultKinds, fault.kind)
}
