import { describe, expect, it } from 'vitest'
import { createMovableClock, createStillClock } from './clock.ts'
import { createLocalWorld } from '../create-local-world.ts'
import { createRandom } from './random.ts'
import { createWorld } from './world.ts'
import { ec2Of } from '../services/ec2/ec2-state.ts'
import { ecsOf } from '../services/ecs/state/ecs-state.ts'
import { logsOf } from '../services/logs/logs-state.ts'

describe('a world', () => {
  it('seeds each Region of each account once, and again after a reset', () => {
    const world = createWorld()
    const seeded: string[] = []
    world.onSeed((_world, accountId, region) => seeded.push(`${accountId}/${region}`))
    world.region('1', 'us-east-1')
    world.region('1', 'us-east-1')
    world.region('2', 'us-east-1')
    expect(seeded).toEqual(['1/us-east-1', '2/us-east-1'])
    world.reset()
    world.region('1', 'us-east-1')
    expect(seeded).toHaveLength(3)
  })

  it('draws the same numbers after a reset', () => {
    const world = createWorld({}, createStillClock(0))
    const drawn = world.random.hex(32)
    world.reset()
    expect(world.random.hex(32)).toBe(drawn)
  })

  it('settles through every hook', () => {
    const world = createWorld()
    const settled: string[] = []
    world.onSettle((_world, accountId, region) => settled.push(accountId + region))
    world.settle('1', 'eu-west-1')
    expect(settled).toEqual(['1eu-west-1'])
  })

  it('has without a seed what every new account has: a default VPC, and nothing else', () => {
    const world = createLocalWorld({ seed: 'none' })
    const place = { world, accountId: '1', region: 'us-east-1' }
    const [ec2, ecs, logs] = [ec2Of(place), ecsOf(place), logsOf(place)]
    expect([...ec2.vpcs.values()]).toMatchObject([{ isDefault: true }])
    expect([...ec2.subnets.values()].map(subnet => subnet.defaultForAz)).toEqual([true, true, true])
    expect([...ec2.securityGroups.values()].map(one => one.groupName)).toEqual(['default'])
    expect(ecs.clusters.size + ecs.families.size + logs.groups.size).toBe(0)
  })
})

describe('clocks', () => {
  it('move by the given time, and return on reset', () => {
    let wallMs = 1000
    const clock = createMovableClock(() => wallMs)
    clock.advance(500)
    wallMs += 1
    expect(clock.now()).toBe(1501)
    clock.reset?.()
    expect(clock.now()).toBe(1001)
  })
})

describe('random', () => {
  it('is the same for a seed, within its bounds', () => {
    const [one, other] = [createRandom(7), createRandom(7)]
    for (let round = 0; round < 1000; round += 1) {
      const drawn = one.between(3, 5)
      expect(other.between(3, 5)).toBe(drawn)
      expect([3, 4, 5]).toContain(drawn)
    }
    expect(one.hex(8)).toMatch(/^[0-9a-f]{8}$/)
    expect(() => one.pick([])).toThrow('Nothing to pick from')
  })
})
