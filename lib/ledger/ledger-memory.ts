import { processWide } from '../process-wide.ts'

/** What this process remembers of a ledger's rows beside what is written. */
export interface LedgerMemory<Value> {
  get: (ledger: object, key: string) => Value | undefined
  set: (ledger: object, key: string, value: Value) => void
  delete: (ledger: object, key: string) => boolean
}

/**
 * A memory for each ledger of the process, as Next loads a module several times. Beyond `max` entries
 * the one that was set longest ago goes.
 */
export function createLedgerMemory<Value>(name: string, max: number): LedgerMemory<Value> {
  function memoryOf(ledger: object): Map<string, Value> {
    const memories = processWide(name, () => new WeakMap<object, Map<string, Value>>())
    const memory = memories.get(ledger) ?? new Map<string, Value>()
    memories.set(ledger, memory)
    return memory
  }
  return {
    get: (ledger, key) => memoryOf(ledger).get(key),
    set: (ledger, key, value) => {
      const memory = memoryOf(ledger)
      memory.delete(key)
      memory.set(key, value)
      const [oldest] = memory.keys()
      if (memory.size > max && oldest !== undefined) memory.delete(oldest)
    },
    delete: (ledger, key) => memoryOf(ledger).delete(key),
  }
}
