import { processWide } from '../../process-wide.ts'
import type { StoredTask } from './stored-task.ts'

const KEPT = 5_000

interface Kept {
  /** The row's count of writes when it was read. */
  writes: number
  task: StoredTask
}

/** The tasks of a ledger that were read lately, by ARN. Next loads this module several times. */
function memoryOf(ledger: object): Map<string, Kept> {
  const memories = processWide('kept-tasks', () => new WeakMap<object, Map<string, Kept>>())
  const memory = memories.get(ledger) ?? new Map<string, Kept>()
  memories.set(ledger, memory)
  return memory
}

/** The task as it was read, if its row was not written since. */
export function findKept(ledger: object, taskArn: string, writes: number): StoredTask | undefined {
  const kept = memoryOf(ledger).get(taskArn)
  return kept?.writes === writes ? kept.task : undefined
}

export function keep(ledger: object, writes: number, task: StoredTask): void {
  const memory = memoryOf(ledger)
  memory.delete(task.taskArn)
  memory.set(task.taskArn, { writes, task })
  const [oldest] = memory.keys()
  if (memory.size > KEPT && oldest !== undefined) memory.delete(oldest)
}
