import { expect, it } from 'vitest'
import { createLedgerMemory } from './ledger-memory.ts'

it('what is remembered of a ledger is its own, and the newest of it', () => {
  const memory = createLedgerMemory<number>('test', 2)
  const [one, other] = [{}, {}]
  memory.set(one, 'a', 1)
  memory.set(one, 'b', 2)
  memory.set(one, 'a', 3)
  memory.set(one, 'c', 4)
  expect(['a', 'b', 'c'].map(key => memory.get(one, key))).toEqual([3, undefined, 4])
  expect(memory.get(other, 'a')).toBeUndefined()
  // Next loads a module several times.
  expect(createLedgerMemory<number>('test', 2).get(one, 'a')).toBe(3)
  memory.delete(one, 'a')
  expect(memory.get(one, 'a')).toBeUndefined()
})
