import type { ReadOptions } from '../../request/read-shape.ts'
import type { Given } from './member-of.ts'

/** What a request was found in. */
export type RequestSource =
  | 'request'
  | 'state'
  | 'eventTarget'
  | 'scheduleTarget'
  | 'pipeTarget'
  | 'cloudTrail'
  | 'service'
  | 'taskDefinition'
  | 'overrides'
  | 'network'

/** The request inside something that starts tasks, in RunTask's own terms. */
export interface UnwrappedRequest {
  source: RequestSource
  request: Given
  /** What stands beside it and says more than RunTask takes. */
  unused: string[]
  options?: ReadOptions
  /** The Region that the source names. */
  region?: string
  /** The request has this member alone, and says nothing about the others. */
  part?: 'overrides' | 'networkConfiguration'
}

export type Unwrapped = UnwrappedRequest | { error: string } | undefined
