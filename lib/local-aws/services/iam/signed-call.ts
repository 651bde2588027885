import type { Call, Operation } from '../../world/operation.ts'
import type { Principal } from './principal.ts'

/** A verified request with all that is known about the identity that signed it. */
export interface SignedCall extends Call {
  principal: Principal
}

export type SignedOperation = Operation<SignedCall>
