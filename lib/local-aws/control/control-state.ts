export type FaultKind =
  'drop-before' | 'drop-after' | 'delay' | 'hang' | 'error' | 'throttle' | 'deny' | 'expire'

/** What shall go wrong with the requests that match; an absent filter matches every request. */
export interface Fault {
  id: string
  kind: FaultKind
  /** Signing name: `ecs`, `sts`, `ec2`, `logs`. */
  service?: string
  operation?: string
  /** A user's or role's name, or an access key id. */
  principal?: string
  /** How many requests it meets before it is used up; absent means all. */
  times?: number
  delayMs?: number
  status?: number
  code?: string
  message?: string
}

export interface ControlState {
  faults: Fault[]
  /** Requests answered or dropped, by `service:Operation`, by principal's name. */
  calls: Map<string, Map<string, number>>
}

export function createControlState(): ControlState {
  return { faults: [], calls: new Map() }
}
