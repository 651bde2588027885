import { stateSinceReset } from '../world/state.ts'

/** Requests answered or dropped: by the principal's name, then by `service:Operation`. */
export type CallCounts = Map<string, Map<string, number>>

export const callCountsOf = stateSinceReset((): CallCounts => new Map())

export function countCall(counts: CallCounts, principalName: string, operation: string): void {
  const own = counts.get(principalName) ?? new Map<string, number>()
  own.set(operation, (own.get(operation) ?? 0) + 1)
  counts.set(principalName, own)
}

/** Such as `{ operator: { 'ecs:RunTask': 2 } }`. */
export function reportCalls(counts: CallCounts): Record<string, Record<string, number>> {
  return Object.fromEntries(
    [...counts].map(([principal, own]) => [principal, Object.fromEntries(own)]),
  )
}
