import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { TaskRecord } from './task-record.ts'
import { createTaskStore } from './task-store.ts'
import type { TaskFilter } from './task-store.ts'

interface Facts {
  desiredStatus: string
  family: string
  startedBy: string
  launchType: 'EC2' | 'FARGATE'
  group: string
}

/** Safe: the store reads nothing else of a record. */
const toRecord = (id: string, { family, ...shown }: Facts) =>
  ({
    id,
    clusterName: 'one',
    family,
    shown: { ...shown },
    steps: [],
    listOrder: 0,
  }) as unknown as TaskRecord

const some = fc.constantFrom('a', 'b')
const facts: fc.Arbitrary<Facts> = fc.record({
  desiredStatus: fc.constant('RUNNING'),
  family: some,
  startedBy: some,
  launchType: fc.constantFrom('EC2', 'FARGATE'),
  group: some,
})
const optional = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined })
const filter: fc.Arbitrary<TaskFilter> = fc.record({
  desiredStatus: fc.constantFrom('RUNNING', 'STOPPED', 'PENDING'),
  family: optional(some),
  startedBy: optional(some),
  launchType: optional(fc.constantFrom('EC2', 'FARGATE')),
  group: optional(some),
})

const matches = ({ family, shown }: TaskRecord, { family: wanted, ...others }: TaskFilter) =>
  (wanted === undefined || wanted === family) &&
  Object.entries(others).every(
    ([name, value]) =>
      value === undefined ||
      Object.entries(shown).some(([key, own]) => key === name && own === value),
  )

describe('the store of tasks', () => {
  it('lists and counts the same tasks as a search of all tasks, in order', () => {
    const change = fc.record({ at: fc.nat(), to: fc.constantFrom('stop', 'remove', 'regroup') })
    fc.assert(
      fc.property(
        fc.array(facts, { minLength: 1, maxLength: 30 }),
        fc.array(change, { maxLength: 40 }),
        filter,
        fc.nat(40),
        (all, changes, wanted, afterOrder) => {
          const store = createTaskStore()
          const records = all.map((one, index) => toRecord(String(index), one))
          const kept = new Set(records)
          records.forEach(record => store.add(record))
          for (const { at, to } of changes) {
            const record = records[at % records.length]
            if (!record || !kept.has(record)) continue
            if (to === 'remove') {
              store.remove(record)
              kept.delete(record)
            } else if (to === 'stop') {
              record.shown.desiredStatus = 'STOPPED'
              store.moved(record)
            } else {
              record.shown.group = 'b'
              store.changed(record)
            }
          }
          const expected = [...kept]
            .filter(record => matches(record, wanted))
            .sort((one, other) => one.listOrder - other.listOrder)
          const behind = expected.filter(({ listOrder }) => listOrder > afterOrder)
          expect([...store.list('one', wanted, afterOrder)]).toEqual(behind)
          expect(store.count('one', wanted)).toBe(expected.length)
          expect([...store.list('other', wanted)]).toEqual([])
        },
      ),
    )
  })
})
