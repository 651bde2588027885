import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createCallBudget } from '../../aws/ecs/call-budget.ts'
import { createWatchSchedule } from './watch-schedule.ts'

const scheduleOf = (callsPerSecond = 2) => {
  const budget = createCallBudget(callsPerSecond)
  return { budget, schedule: createWatchSchedule(budget) }
}

describe('the schedule of a watcher', () => {
  it('asks for nothing while nothing is watched', () => {
    const { schedule } = scheduleOf()
    expect(schedule.next(0)).toBeUndefined()
    schedule.set('demo', 'a', 5)
    schedule.set('demo', 'a', undefined)
    expect(schedule.next(10)).toBeUndefined()
    expect(schedule.count('demo')).toBe(0)
  })

  it('waits for the first that is due, and takes along what has room', () => {
    const { schedule } = scheduleOf()
    schedule.set('demo', 'late', 90_000)
    schedule.set('demo', 'due', 1_000)
    schedule.set('batch', 'other', 2_000)
    expect(schedule.next(0)).toEqual({ atMs: 1_000 })
    expect(schedule.next(1_000)).toEqual({
      call: { clusterArn: 'demo', taskArns: ['due', 'late'] },
    })
  })

  it('asks first for the cluster that has waited the longest', () => {
    const { schedule } = scheduleOf()
    schedule.set('demo', 'a', 2_000)
    schedule.set('batch', 'b', 1_000)
    expect(schedule.next(5_000)).toEqual({ call: { clusterArn: 'batch', taskArns: ['b'] } })
  })

  it('fills a call with a hundred tasks, the most overdue first', () => {
    const { schedule } = scheduleOf()
    for (let n = 0; n < 250; n += 1) schedule.set('demo', `t${n}`, 1_000 - n)
    const next = schedule.next(1_000)
    const taskArns = next && 'call' in next ? next.call.taskArns : []
    expect(taskArns).toHaveLength(100)
    expect([taskArns[0], taskArns[99]]).toEqual(['t249', 't150'])
  })

  it('waits for the budget, however much is due', () => {
    const { schedule, budget } = scheduleOf(1)
    schedule.set('demo', 'a', 0)
    for (let call = 0; call < 5; call += 1) budget.spend(1)
    expect(schedule.next(0)).toEqual({ atMs: 1_000 })
    budget.throttled(0)
    expect(schedule.next(0)).toEqual({ atMs: 2_000 })
  })

  it('leaves out no task for good, whatever the budget', () => {
    const tasks = fc.integer({ min: 1, max: 450 })
    fc.assert(
      fc.property(tasks, fc.constantFrom(0.5, 2), (count, callsPerSecond) => {
        const { schedule, budget } = scheduleOf(callsPerSecond)
        for (let n = 0; n < count; n += 1) schedule.set(`c${n % 3}`, `t${n}`, 0)
        const asked = new Set<string>()
        const rounds = 3 * Math.ceil(count / 300) + 3
        let nowMs = 0
        for (let calls = 0; calls < rounds;) {
          const next = schedule.next(nowMs)
          if (!next) break
          if ('atMs' in next) {
            nowMs = next.atMs
            continue
          }
          budget.spend(1)
          calls += 1
          for (const arn of next.call.taskArns) {
            asked.add(arn)
            schedule.set(next.call.clusterArn, arn, nowMs + 2_000)
          }
        }
        expect(asked.size).toBe(count)
      }),
      { numRuns: 50 },
    )
  })
})
