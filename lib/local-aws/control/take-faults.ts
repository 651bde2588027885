import { spendFault } from '../faults/faults.ts'
import type { Faults } from '../faults/faults.ts'
import { isRequestFault } from './request-fault-kinds.ts'
import type { RequestFault } from './request-fault-kinds.ts'

export interface FaultTarget {
  service: string
  operation: string
  principalName: string
  accessKeyId: string
}

/**
 * What the standing faults do to one request. Delays add up. Of the other faults, the first
 * applies.
 */
export interface TakenFaults {
  delayMs: number
  fault?: RequestFault
}

/** Finds what meets the request, and uses up one of `times` of each fault that does. */
export function takeFaults(faults: Faults, target: FaultTarget): TakenFaults {
  const taken: TakenFaults = { delayMs: 0 }
  for (const fault of faults.standing.filter(isRequestFault)) {
    if (!meets(fault, target) || (fault.kind !== 'delay' && taken.fault)) continue
    taken.delayMs += fault.delayMs ?? 0
    if (fault.kind !== 'delay') taken.fault = fault
    spendFault(faults, fault)
  }
  return taken
}

function meets(fault: RequestFault, target: FaultTarget): boolean {
  const isPrincipal =
    fault.principal === undefined ||
    fault.principal === target.principalName ||
    fault.principal === target.accessKeyId
  return (
    isPrincipal &&
    (fault.service ?? target.service) === target.service &&
    (fault.operation ?? target.operation) === target.operation
  )
}
