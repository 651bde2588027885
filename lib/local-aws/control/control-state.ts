import type { Fault } from './fault-kinds.ts'

export interface ControlState {
  /** Everything that shall go wrong, oldest first. */
  faults: Fault[]
  /** Requests answered or dropped, by `service:Operation`, by principal's name. */
  calls: Map<string, Map<string, number>>
}

export function createControlState(): ControlState {
  return { faults: [], calls: new Map() }
}
