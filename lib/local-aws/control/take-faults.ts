import type { ControlState } from './control-state.ts'
import { isRequestFault } from './fault-kinds.ts'
import type { Fault, RequestFault } from './fault-kinds.ts'

export interface FaultTarget {
  service: string
  operation: string
  principalName: string
  accessKeyId: string
}

/** What the standing faults do to one request: delays add up, of the others the first holds. */
export interface TakenFaults {
  delayMs: number
  fault?: RequestFault
}

/** Uses up one of `times` of every fault that takes part. */
export function takeFaults(control: ControlState, target: FaultTarget): TakenFaults {
  const taken: TakenFaults = { delayMs: 0 }
  for (const fault of control.faults.filter(isRequestFault)) {
    if (!meets(fault, target) || (fault.kind !== 'delay' && taken.fault)) continue
    taken.delayMs += fault.delayMs ?? 0
    if (fault.kind !== 'delay') taken.fault = fault
    spendFault(control, fault)
  }
  return taken
}

/** Uses up one of `times`; a hold stays in the list, for what it holds. */
export function spendFault(control: ControlState, fault: Fault): void {
  if (fault.times === undefined) return
  fault.times -= 1
  if (fault.times > 0 || fault.kind === 'hold') return
  control.faults = control.faults.filter(other => other !== fault)
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
