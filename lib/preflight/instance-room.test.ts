import type { ContainerInstance } from '@aws-sdk/client-ecs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { overridesSchema } from '../run-task/form/overrides-schema.ts'
import { countRoom, toTaskSize } from './instance-room.ts'

const none = overridesSchema.parse({})

const instance = (cpu: number, memoryMiB: number): ContainerInstance => ({
  remainingResources: [
    { name: 'CPU', integerValue: cpu },
    { name: 'MEMORY', integerValue: memoryMiB },
  ],
})

describe('the size of a task', () => {
  it.each([
    [{ cpu: '512', memory: '1024' }, {}, 512, 1024],
    [{ cpu: '0.5 vCPU', memory: '2 GB' }, {}, 512, 2048],
    [{ cpu: '512', memory: '1024' }, { cpu: '1 vcpu', memory: '4096' }, 1024, 4096],
  ])('of %o with %o', (definition, overrides, cpu, memoryMiB) => {
    expect(toTaskSize(definition, { ...none, ...overrides })).toEqual({ cpu, memoryMiB })
  })

  it('is that of its containers otherwise, where a reservation counts before a limit', () => {
    const containerDefinitions = [
      { name: 'a', cpu: 128, memory: 512, memoryReservation: 256 },
      { name: 'b', memory: 64 },
    ]
    expect(toTaskSize({ containerDefinitions }, none)).toEqual({ cpu: 128, memoryMiB: 320 })
    const overrides = overridesSchema.parse({
      containerOverrides: [{ name: 'a', cpu: 256, memoryReservation: 300 }],
    })
    expect(toTaskSize({ containerDefinitions }, overrides)).toEqual({ cpu: 256, memoryMiB: 364 })
  })
})

describe('the room for tasks', () => {
  it('is on each instance by what runs out first', () => {
    const instances = [instance(1024, 1000), instance(100, 9000), instance(0, 0)]
    expect(countRoom(instances, { cpu: 256, memoryMiB: 400 })).toBe(2)
    expect(countRoom([{}], { cpu: 256, memoryMiB: 400 })).toBe(0)
    expect(countRoom(instances, { cpu: 0, memoryMiB: 400 })).toBe(24)
  })

  it('never promises more than there is', () => {
    const amount = fc.integer({ min: 1, max: 4096 })
    fc.assert(
      fc.property(fc.array(fc.tuple(amount, amount)), amount, amount, (free, cpu, memoryMiB) => {
        const room = countRoom(
          free.map(([one, other]) => instance(one, other)),
          { cpu, memoryMiB },
        )
        const sum = (index: 0 | 1) => free.reduce((total, it) => total + it[index], 0)
        expect(room * cpu).toBeLessThanOrEqual(sum(0))
        expect(room * memoryMiB).toBeLessThanOrEqual(sum(1))
      }),
    )
  })
})
