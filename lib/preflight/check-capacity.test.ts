import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { ACCOUNT, checkOf, preflight } from '../testing/preflight-on-local-aws.ts'
import { startProduct } from '../testing/product-on-local-aws.ts'
import type { Product } from '../testing/product-on-local-aws.ts'
import { ecsOf } from '../local-aws/services/ecs/state/ecs-state.ts'

let product: Product
beforeEach(async () => {
  product = await startProduct()
})
afterEach(() => product.close())

const onBatch = { taskDefinition: 'cache-warm', cluster: 'batch' }

const instances = () =>
  ecsOf({ world: product.aws.world, accountId: ACCOUNT, region: 'us-east-1' }).clusters.get('batch')
    ?.containerInstances ?? []

const byProvider = {
  compute: {
    kind: 'strategy' as const,
    capacityProviderStrategy: [{ capacityProvider: 'batch-asg', weight: 1 }],
  },
}

it('is not part of a preflight on Fargate, which needs no instances', async () => {
  expect((await preflight(product, {})).some(({ id }) => id === 'capacity')).toBe(false)
})

describe('the room on container instances', () => {
  it.each([{}, byProvider])('is fine if all tasks fit: %o', async compute => {
    const check = await checkOf(product, 'capacity', { ...onBatch, ...compute, count: 3 })
    expect(check).toMatchObject({ verdict: 'fine' })
    expect(check.evidence).toContain('One task needs 128 CPU units and 256 MiB')
    expect(
      check.evidence.filter(line => /^i-\w+: \d+ CPU units and \d+ MiB free$/.test(line)),
    ).toHaveLength(3)
  })

  it('is a warning if some do not fit', async () => {
    const overrides = { containerOverrides: [{ name: 'warm', memoryReservation: 7000 }] }
    const check = await checkOf(product, 'capacity', { ...onBatch, overrides, count: 9 })
    expect(check).toMatchObject({ verdict: 'warning', path: 'count' })
    expect(check.sentence).toMatch(/ [0-3] of 9 tasks/)
  })

  it('is a problem for a launch type without a ready instance, a warning for a provider', async () => {
    for (const instance of instances()) instance.agentConnected = false
    const check = await checkOf(product, 'capacity', onBatch)
    expect(check).toMatchObject({ verdict: 'problem', path: 'cluster' })
    expect(check.evidence[0]).toContain('3 ACTIVE, 0 with a connected agent')
    expect(await checkOf(product, 'capacity', { ...onBatch, ...byProvider })).toMatchObject({
      verdict: 'warning',
    })
  })

  it('does not count instances that are draining', async () => {
    for (const instance of instances()) instance.status = 'DRAINING'
    expect(await checkOf(product, 'capacity', onBatch)).toMatchObject({ verdict: 'problem' })
  })

  it('is that of external instances for launch type EXTERNAL', async () => {
    const compute = { kind: 'launchType' as const, launchType: 'EXTERNAL' as const }
    expect(await checkOf(product, 'capacity', { ...onBatch, compute })).toMatchObject({
      verdict: 'problem',
      sentence: expect.stringContaining('launch type EXTERNAL') as string,
    })
  })

  it('is unknown without permission to list them', async () => {
    const compute = { kind: 'launchType' as const, launchType: 'EC2' as const }
    const check = await checkOf(product, 'capacity', { ...onBatch, compute }, { user: 'launcher' })
    expect(check).toMatchObject({ verdict: 'unknown' })
    expect(check.evidence[0]).toContain('AccessDeniedException')
  })
})
