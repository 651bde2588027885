import { expect, it } from 'vitest'
import { createStillClock } from '../../../world/clock.ts'
import { createLocalWorld } from '../../../create-local-world.ts'
import { createRandom } from '../../../world/random.ts'
import { createSeedCall, seedNetworkConfiguration } from '../../../seed/ecs-seed-call.ts'
import {
  expectLegalEnd,
  expectLegalPath,
  expectLegalTimes,
} from '../../../test/expect-legal-life.ts'
import type { TaskRecord } from '../state/task-record.ts'
import { ecsOf } from '../state/ecs-state.ts'
import { ec2Of } from '../../ec2/ec2-state.ts'

const where = ['111122223333', 'us-east-1'] as const
const minuteMs = 60_000
const tasksOfTheDay = 10_000

const kinds = [
  { cluster: 'demo', taskDefinition: 'db-migrate', isAwsvpc: true },
  { cluster: 'demo', taskDefinition: 'nightly-report', isAwsvpc: true },
  { cluster: 'demo', taskDefinition: 'repair-worker', isAwsvpc: true },
  { cluster: 'demo', taskDefinition: 'orders-backfill', isAwsvpc: true },
  { cluster: 'demo', taskDefinition: 'storefront', isAwsvpc: true },
  { cluster: 'demo', taskDefinition: 'search-reindex', isAwsvpc: true },
  { cluster: 'batch', taskDefinition: 'ledger-export', isAwsvpc: true },
  { cluster: 'batch', taskDefinition: 'cache-warm', isAwsvpc: false },
] as const

it('takes 10,000 tasks through a day of legal states, and gives everything back', () => {
  const clock = createStillClock(1_800_000_000_000)
  const world = createLocalWorld({ strict: false }, clock)
  const call = createSeedCall(world, ...where)
  const place = { world, accountId: where[0], region: where[1] }
  const ecs = ecsOf(place)
  const ec2 = ec2Of(place)
  const random = createRandom(1)
  const before = new Set(ec2.networkInterfaces.keys())
  const records: TaskRecord[] = []
  let oldest = 0

  function launchWave(): void {
    const { isAwsvpc, ...kind } = random.pick(kinds)
    const count = random.between(1, 10)
    const network = isAwsvpc ? { networkConfiguration: seedNetworkConfiguration(...where) } : {}
    const answer = call('RunTask', { ...kind, ...network, count, startedBy: 'day' })
    const { tasks } = answer as { tasks: { taskArn: string }[] }
    for (const { taskArn } of tasks) {
      const record = ecs.tasks.get(kind.cluster, taskArn.split('/').at(-1) ?? '')
      if (record) records.push(record)
    }
  }
  function stopOne(): void {
    const { clusterName: cluster, id, shown } = random.pick(records)
    if (shown.lastStatus !== 'STOPPED') call('StopTask', { cluster, task: id })
  }

  /** What serves until it is stopped serves for an hour. */
  function closeOldest(): void {
    for (; oldest < records.length; oldest += 1) {
      const { createdAtMs, clusterName: cluster, id, shown } = records[oldest] ?? {}
      if (createdAtMs === undefined || clock.now() - createdAtMs < 60 * minuteMs) return
      if (shown?.desiredStatus === 'RUNNING') call('StopTask', { cluster, task: id })
    }
  }

  const minutes = 24 * 60
  for (let minute = 0; minute < minutes; minute += 1) {
    const due = (tasksOfTheDay * (minute + 1)) / minutes
    while (records.length < due) launchWave()
    stopOne()
    closeOldest()
    clock.advance(minuteMs)
    world.settle(...where)
    if (minute % 30 === 0) records.slice(-20).forEach(expectLegalPath)
  }
  expect(records.length).toBeGreaterThanOrEqual(tasksOfTheDay)

  for (const { clusterName: cluster, id, shown } of records)
    if (shown.desiredStatus === 'RUNNING') call('StopTask', { cluster, task: id })
  clock.advance(30 * minuteMs)
  world.settle(...where)
  for (const record of records) {
    expectLegalPath(record)
    expectLegalTimes(record)
    expectLegalEnd(record)
    expect(ec2.networkInterfaces.has(record.networkInterfaceId ?? '')).toBe(false)
    expect([...(record.instance?.rooms ?? [])]).not.toContain(record.room)
  }
  for (const id of ec2.networkInterfaces.keys()) expect(before).toContain(id)
  clock.advance(61 * minuteMs)
  world.settle(...where)
  expect([...ecs.tasks.all()].filter(({ shown }) => shown.startedBy === 'day')).toEqual([])
}, 60_000)
