import { createLedgerMemory } from '../ledger-memory.ts'
import type { StoredTask } from './stored-task.ts'

interface Kept {
  /** The row's count of writes when it was read. */
  writes: number
  task: StoredTask
}

const kept = createLedgerMemory<Kept>('kept-tasks', 12_000)

/** The task as it was read, if its row was not written since. */
export function findKept(ledger: object, taskArn: string, writes: number): StoredTask | undefined {
  const found = kept.get(ledger, taskArn)
  return found?.writes === writes ? found.task : undefined
}

export const keep = (ledger: object, writes: number, task: StoredTask): void =>
  kept.set(ledger, task.taskArn, { writes, task })
