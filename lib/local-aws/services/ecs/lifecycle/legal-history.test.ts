import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createStillClock } from '../../../world/clock.ts'
import { createLocalWorld } from '../../../create-local-world.ts'
import { createSeedCall, seedNetworkConfiguration } from '../../../seed/ecs-seed-call.ts'
import { expectLegalEnd, expectLegalPath } from '../../../test/expect-legal-life.ts'
import type { TaskRecord } from '../state/task-record.ts'
import { ecsOf } from '../state/ecs-state.ts'
import { ec2Of } from '../../ec2/ec2-state.ts'

const accountId = '111122223333'
const region = 'us-east-1'

const families = [
  ['db-migrate', 'demo', 'migrate'],
  ['orders-backfill', 'demo', 'backfill'],
  ['search-reindex', 'demo', 'reindex'],
  ['storefront', 'demo', 'web'],
  ['repair-worker', 'demo', 'worker'],
  ['one-off-shell', 'demo', 'shell'],
  ['cache-warm', 'batch', 'warm'],
  ['ledger-export', 'batch', 'export'],
  ['log-archive', 'batch', 'archive'],
] as const

const commands = [
  undefined,
  ['echo', 'hi'],
  ['sh', '-c', 'sleep 5; exit 3'],
  ['sleep', 'infinity'],
  ['false'],
  ['sh', '-c', 'echo "'],
]

const action = fc.oneof(
  fc.record({
    kind: fc.constant('run' as const),
    family: fc.constantFrom(...families),
    command: fc.constantFrom(...commands),
    count: fc.integer({ min: 1, max: 4 }),
  }),
  fc.record({ kind: fc.constant('stop' as const), which: fc.nat() }),
  fc.record({ kind: fc.constant('wait' as const), ms: fc.integer({ min: 1, max: 90_000 }) }),
)
type Action = typeof action extends fc.Arbitrary<infer Value> ? Value : never

/** Plays actions against a fresh world, and then lets the clock run until all has ended. */
function play(actions: readonly Action[], speed: number) {
  const clock = createStillClock(1_800_000_000_000)
  const world = createLocalWorld({ speed, strict: false }, clock)
  const call = createSeedCall(world, accountId, region)
  const place = { world, accountId, region }
  const ecs = ecsOf(place)
  const ec2 = ec2Of(place)
  const networkConfiguration = seedNetworkConfiguration(accountId, region)
  const records: TaskRecord[] = []
  for (const step of actions) {
    if (step.kind === 'wait') clock.advance(step.ms)
    else if (step.kind === 'stop') {
      const record = records[step.which % Math.max(1, records.length)]
      if (record && ecs.tasks.get(record.clusterName, record.id))
        call('StopTask', { cluster: record.clusterName, task: record.id })
    } else {
      const [taskDefinition, cluster, name] = step.family
      const isBridge = cluster === 'batch' && taskDefinition !== 'ledger-export'
      const overrides = { containerOverrides: [{ name, command: step.command }] }
      const { tasks } = call('RunTask', {
        cluster,
        taskDefinition,
        count: step.count,
        overrides,
        ...(isBridge ? {} : { networkConfiguration }),
      }) as { tasks: { taskArn: string }[] }
      for (const { taskArn } of tasks) {
        const record = ecs.tasks.get(cluster, taskArn.split('/').at(-1) ?? '')
        if (record) records.push(record)
      }
    }
    world.settle(accountId, region)
  }
  const settle = () => world.settle(accountId, region)
  return { clock, ecs, ec2, call, records, settle }
}

function endAll({ clock, ecs, call, settle }: ReturnType<typeof play>): void {
  clock.advance(600_000)
  settle()
  for (const cluster of ['demo', 'batch', 'default'])
    for (const { id } of [...ecs.tasks.list(cluster, { desiredStatus: 'RUNNING' })])
      call('StopTask', { cluster, task: id })
  clock.advance(120_000)
  settle()
}

describe('with any actions', () => {
  const plays = fc.tuple(
    fc.array(action, { minLength: 1, maxLength: 25 }),
    fc.constantFrom(1, 4, 10),
  )

  it('tasks go through legal states and give everything back', () => {
    fc.assert(
      fc.property(plays, ([actions, speed]) => {
        const game = play(actions, speed)
        game.records.forEach(expectLegalPath)
        endAll(game)
        game.records.forEach(expectLegalPath)
        game.records.forEach(expectLegalEnd)
        const left = [...game.ec2.networkInterfaces.values()]
        expect(left.filter(eni => eni.interfaceType === 'interface')).toEqual([])
        for (const instance of game.ecs.clusters.get('batch')?.containerInstances ?? []) {
          expect(instance.remaining.cpu).toBe(instance.registered.cpu)
          expect(instance.remaining.memoryMiB).toBe(instance.registered.memoryMiB)
        }
        game.clock.advance(3_600_000)
        game.settle()
        for (const { clusterName, id } of game.records)
          expect(game.ecs.tasks.get(clusterName, id)).toBeUndefined()
      }),
      { numRuns: 40 },
    )
  }, 60_000)

  it('the same happens however often the tasks are described', () => {
    const launch: Action = { kind: 'run', family: families[4], command: undefined, count: 1 }
    const seldom = play([launch, { kind: 'wait', ms: 200_000 }], 1)
    const often = play([launch, ...Array<Action>(2_000).fill({ kind: 'wait', ms: 100 })], 1)
    const outlineOf = ({ records }: typeof seldom) =>
      records[0]?.history.map(({ status }) => status)
    expect(outlineOf(often)).toEqual(outlineOf(seldom))
  })
})
