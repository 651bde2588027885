import type { ControlState, Fault } from './control-state.ts'

export interface FaultTarget {
  service: string
  operation: string
  principalName: string
  accessKeyId: string
}

/** What the standing faults do to one request: delays add up, of the others the first holds. */
export interface TakenFaults {
  delayMs: number
  fault?: Fault
}

/** Uses up one of `times` of every fault that takes part. */
export function takeFaults(control: ControlState, target: FaultTarget): TakenFaults {
  const taken: TakenFaults = { delayMs: 0 }
  for (const fault of control.faults.filter(candidate => meets(candidate, target))) {
    if (fault.kind !== 'delay' && taken.fault) continue
    taken.delayMs += fault.delayMs ?? 0
    if (fault.kind !== 'delay') taken.fault = fault
    if (fault.times !== undefined) fault.times -= 1
  }
  control.faults = control.faults.filter(fault => fault.times === undefined || fault.times > 0)
  return taken
}

function meets(fault: Fault, target: FaultTarget): boolean {
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
