import type { ControlState } from './control-state.ts'

export function countCall(control: ControlState, principalName: string, operation: string): void {
  const counts = control.calls.get(principalName) ?? new Map<string, number>()
  counts.set(operation, (counts.get(operation) ?? 0) + 1)
  control.calls.set(principalName, counts)
}

/** `{ operator: { 'ecs:RunTask': 2 } }` */
export function reportCalls(control: ControlState): Record<string, Record<string, number>> {
  return Object.fromEntries(
    [...control.calls].map(([principal, counts]) => [principal, Object.fromEntries(counts)]),
  )
}
