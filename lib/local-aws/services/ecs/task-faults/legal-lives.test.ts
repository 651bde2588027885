import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createStillClock } from '../../../world/clock.ts'
import { parseFaults } from '../../../control/parse-faults.ts'
import { createLocalWorld } from '../../../create-local-world.ts'
import { createSeedCall, seedNetworkConfiguration } from '../../../seed/ecs-seed-call.ts'
import {
  expectLegalEnd,
  expectLegalPath,
  expectLegalTimes,
} from '../../../test/expect-legal-life.ts'
import { taskStatuses } from '../state/task-step.ts'
import { stopCauseIds } from '../stop-causes/stop-causes.ts'
import type { TaskRecord } from '../state/task-record.ts'
import { changeFaults } from '../lifecycle/change-faults.ts'
import { faultsOf } from '../../../faults/faults.ts'
import { ecsOf } from '../state/ecs-state.ts'
import { ec2Of } from '../../ec2/ec2-state.ts'

const where = ['111122223333', 'us-east-1'] as const

const families = [
  ['db-migrate', 'demo', true],
  ['orders-backfill', 'demo', true],
  ['search-reindex', 'demo', true],
  ['storefront', 'demo', true],
  ['repair-worker', 'demo', true],
  ['ledger-export', 'batch', true],
  ['cache-warm', 'batch', false],
  ['log-archive', 'batch', false],
] as const

const times = fc.option(fc.integer({ min: 1, max: 4 }), { nil: undefined })
const family = fc.option(fc.constantFrom(...families.map(([name]) => name)), { nil: undefined })
const container = fc.constantFrom('migrate', 'web', 'worker', 'log-router', 'fetch', 'nobody')
const common = { times, family }
const fault = fc.oneof(
  fc.record({
    kind: fc.constant('stop'),
    cause: fc.constantFrom(...stopCauseIds),
    container: fc.option(container, { nil: undefined }),
    ...common,
  }),
  fc.record({ kind: fc.constant('hold'), status: fc.constantFrom(...taskStatuses), ...common }),
  fc.record({ kind: fc.constant('interrupt-spot'), ...common }),
  fc.record({ kind: fc.constant('fail-health'), ...common }),
  fc.record({
    kind: fc.constant('exit'),
    container,
    exitCode: fc.integer({ min: 0, max: 255 }),
    afterMs: fc.option(fc.integer({ min: 0, max: 99_000 }), { nil: undefined }),
    ...common,
  }),
)

const action = fc.oneof(
  { weight: 3, arbitrary: fc.record({ run: fc.constantFrom(...families) }) },
  { weight: 2, arbitrary: fc.record({ fault }) },
  { weight: 4, arbitrary: fc.record({ waitMs: fc.integer({ min: 1, max: 60_000 }) }) },
  { weight: 1, arbitrary: fc.record({ stop: fc.nat() }) },
  { weight: 1, arbitrary: fc.constant({ clear: true as const }) },
)
type Action = typeof action extends fc.Arbitrary<infer Value> ? Value : never

/** A world to play in, and the tasks that came of it. */
function createGame() {
  const clock = createStillClock(1_800_000_000_000)
  const world = createLocalWorld({ strict: false }, clock)
  const call = createSeedCall(world, ...where)
  const place = { world, accountId: where[0], region: where[1] }
  const ecs = ecsOf(place)
  const ec2 = ec2Of(place)
  const networkConfiguration = seedNetworkConfiguration(...where)
  const records: TaskRecord[] = []

  const wait = (ms: number) => {
    clock.advance(ms)
    world.settle(...where)
  }
  function run([taskDefinition, cluster, isAwsvpc]: (typeof families)[number]): void {
    const network = isAwsvpc ? { networkConfiguration } : {}
    const answer = call('RunTask', { cluster, taskDefinition, count: 3, ...network })
    const { tasks } = answer as { tasks: { taskArn: string }[] }
    for (const { taskArn } of tasks) {
      const record = ecs.tasks.get(cluster, taskArn.split('/').at(-1) ?? '')
      if (record) records.push(record)
    }
  }
  function stop(which: number): void {
    const record = records[which % Math.max(1, records.length)]
    if (!record || !ecs.tasks.get(record.clusterName, record.id)) return
    call('StopTask', { cluster: record.clusterName, task: record.id })
  }
  function play(step: Action): void {
    if ('run' in step) run(step.run)
    else if ('waitMs' in step) wait(step.waitMs)
    else if ('stop' in step) stop(step.stop)
    else {
      const given = 'fault' in step ? [JSON.parse(JSON.stringify(step.fault)) as unknown] : []
      const added = parseFaults(given, () => 'one')
      if (typeof added === 'string') throw new Error(added)
      const kept = 'clear' in step ? [] : faultsOf(world).standing
      changeFaults(world, added, () => (faultsOf(world).standing = [...kept, ...added]))
    }
  }
  return { play, wait, stop, records, ecs, ec2 }
}

describe('with any faults', () => {
  it('tasks go through legal states and give everything back', () => {
    let played = 0
    const plays = fc.array(action, { minLength: 10, maxLength: 60 })
    fc.assert(
      fc.property(plays, actions => {
        const game = createGame()
        for (const step of actions) {
          const before = game.records.map(({ shown }) => shown.version ?? 0)
          game.play(step)
          const after = game.records.map(({ shown }) => shown.version ?? 0)
          expect(before.every((version, at) => version <= (after[at] ?? 0))).toBe(true)
        }
        for (const record of game.records) {
          expectLegalPath(record)
          expectLegalTimes(record)
        }
        game.play({ clear: true })
        game.wait(600_000)
        game.records.forEach((_record, at) => game.stop(at))
        game.wait(300_000)
        for (const record of game.records) {
          expectLegalPath(record)
          expectLegalTimes(record)
          expectLegalEnd(record)
          const id = record.networkInterfaceId ?? ''
          expect(game.ec2.networkInterfaces.has(id)).toBe(false)
          expect([...(record.instance?.rooms ?? [])]).not.toContain(record.room)
        }
        played += game.records.length
      }),
      { numRuns: 250 },
    )
    expect(played).toBeGreaterThan(3_000)
  }, 120_000)
})
