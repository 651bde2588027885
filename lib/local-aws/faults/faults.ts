import { stateSinceReset } from '../world/state.ts'
import type { Fault } from './fault.ts'

/** Everything that goes wrong on purpose. */
export interface Faults {
  /** Oldest first. */
  standing: Fault[]
}

export const faultsOf = stateSinceReset((): Faults => ({ standing: [] }))

/** Uses up one of the fault's `times`. A used-up hold stays, because it still holds its tasks. */
export function spendFault(faults: Faults, fault: Fault): void {
  if (fault.times === undefined) return
  fault.times -= 1
  if (fault.times > 0 || fault.kind === 'hold') return
  faults.standing = faults.standing.filter(other => other !== fault)
}
