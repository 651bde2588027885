import { processWide } from '../../process-wide.ts'

const MAX_TASKS = 10_000

/** When the request was sent that the task's stored state answers, by ARN: `performance.now()`. */
function memoryOf(ledger: object): Map<string, number> {
  const memories = processWide('sent-order', () => new WeakMap<object, Map<string, number>>())
  const memory = memories.get(ledger) ?? new Map<string, number>()
  memories.set(ledger, memory)
  return memory
}

/**
 * Whether a later request has been answered already. Several states of a task can share a version,
 * so of two answers with the same one the later request's counts. A restart leaves no request open.
 */
export const isOvertaken = (ledger: object, taskArn: string, sentMs: number): boolean =>
  (memoryOf(ledger).get(taskArn) ?? -Infinity) > sentMs

export function rememberSent(ledger: object, taskArn: string, sentMs: number): void {
  const memory = memoryOf(ledger)
  memory.delete(taskArn)
  memory.set(taskArn, sentMs)
  const [first] = memory.keys()
  if (memory.size > MAX_TASKS && first !== undefined) memory.delete(first)
}
