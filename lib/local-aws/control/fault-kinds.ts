import { launchFaultKinds, taskFaultKinds } from '../services/ecs/task-faults/task-fault-kinds.ts'
import { requestFaultKinds } from './request-fault-kinds.ts'

/** Every kind of fault that the control path accepts. */
export const faultKinds = { ...requestFaultKinds, ...taskFaultKinds, ...launchFaultKinds } as const

export function isFaultKind(value: unknown): value is keyof typeof faultKinds {
  return typeof value === 'string' && Object.hasOwn(faultKinds, value)
}
