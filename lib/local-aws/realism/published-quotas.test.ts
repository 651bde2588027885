import { describe, expect, it } from 'vitest'
import { createStillClock } from '../world/clock.ts'
import { createLocalWorld } from '../create-local-world.ts'
import type { ServiceName } from '../world/service.ts'
import { takeRequest } from './take-request.ts'
import { realismOf } from './realism.ts'

const here = { accountId: '111122223333', region: 'us-east-1' }

function startStrict() {
  const clock = createStillClock(0)
  const world = createLocalWorld({ strict: true, seed: 'none' }, clock)
  /** How many of these requests are let through before the first that is not. */
  const countServed = (service: ServiceName, operation: string, where = here) => {
    for (let served = 0; served < 10_000; served += 1)
      try {
        takeRequest(world, where, service, operation)
      } catch {
        return served
      }
    return Infinity
  }
  return { clock, world, countServed }
}

/** ECS: API Reference, request throttling. Logs: User Guide, quotas. STS: IAM User Guide, quotas. */
describe('the published quota, at once and each second after', () => {
  it.each<[ServiceName, string, number, number]>([
    ['ecs', 'CreateCluster', 20, 1],
    ['ecs', 'DescribeClusters', 50, 20],
    ['ecs', 'RegisterTaskDefinition', 20, 1],
    ['ecs', 'DescribeTaskDefinition', 50, 20],
    ['ecs', 'CreateCapacityProvider', 10, 1],
    ['ecs', 'DescribeCapacityProviders', 50, 20],
    ['ecs', 'TagResource', 20, 10],
    ['ecs', 'ListTagsForResource', 50, 20],
    ['ecs', 'RunTask', 100, 40],
    ['ecs', 'DescribeTasks', 100, 20],
    ['ecs', 'ListServices', 100, 20],
    ['ec2', 'DescribeSubnets', 100, 20],
    ['logs', 'FilterLogEvents', 5, 5],
    ['logs', 'GetLogEvents', 10, 10],
    ['logs', 'DescribeLogStreams', 25, 25],
    ['logs', 'PutLogEvents', 1500, 1500],
    ['sts', 'AssumeRole', 600, 600],
  ])('of %s:%s is %i and %i', (service, operation, burst, perSecond) => {
    const { clock, countServed } = startStrict()
    expect(countServed(service, operation)).toBe(burst)
    clock.advance(1_000)
    expect(countServed(service, operation)).toBe(perSecond)
    clock.advance(3_600_000)
    expect(countServed(service, operation)).toBe(burst)
  })
})

describe('a quota', () => {
  it('is shared by the operations of its group, and by no others', () => {
    const { countServed } = startStrict()
    expect(countServed('ecs', 'ListTasks')).toBe(100)
    expect(countServed('ecs', 'DescribeTasks')).toBe(0)
    expect(countServed('ecs', 'StopTask')).toBe(100)
    expect(countServed('ecs', 'RunTask')).toBe(0)
  })

  it('is that of one account in one Region', () => {
    const { countServed } = startStrict()
    expect(countServed('ecs', 'RunTask')).toBe(100)
    expect(countServed('ecs', 'RunTask', { ...here, region: 'eu-west-1' })).toBe(100)
    expect(countServed('ecs', 'RunTask', { ...here, accountId: '444455556666' })).toBe(100)
  })

  it.each<[ServiceName, string, string]>([
    ['ecs', 'RunTask', 'ThrottlingException'],
    ['logs', 'GetLogEvents', 'ThrottlingException'],
    ['sts', 'AssumeRole', 'Throttling'],
    ['ec2', 'DescribeSubnets', 'RequestLimitExceeded'],
  ])('of %s is refused as that service does', (service, operation, code) => {
    const { world, countServed } = startStrict()
    countServed(service, operation)
    const refused = () => takeRequest(world, here, service, operation)
    expect(refused).toThrow(expect.objectContaining({ code }))
  })

  it('counts nothing while quotas are off', () => {
    const { world, countServed } = startStrict()
    realismOf(world).settings = { ...realismOf(world).settings, quotas: false }
    expect(countServed('ecs', 'CreateCluster')).toBe(Infinity)
  })
})
