import { CreateCapacityProviderCommand, ECSClient } from '@aws-sdk/client-ecs'
import { PutClusterCapacityProvidersCommand } from '@aws-sdk/client-ecs'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { startProduct } from '../testing/product-on-local-aws.ts'
import type { Product } from '../testing/product-on-local-aws.ts'
import { readCatalog } from './read-catalog.server.ts'

describe('the capacity of a cluster', () => {
  let product: Product
  beforeEach(async () => {
    product = await startProduct()
  })
  afterEach(() => product.close())

  const ask = (query: string) =>
    readCatalog('capacity', product.as('operator').aws, new URLSearchParams(query))

  async function read(cluster: string) {
    const answer = await ask(new URLSearchParams({ cluster }).toString())
    if (!answer.ok) throw new Error(answer.failure.message)
    return answer.value
  }

  it('is Fargate alone where there are no instances', async () => {
    expect(await read('demo')).toEqual({
      providers: [
        { name: 'FARGATE', kind: 'fargate', status: 'ACTIVE' },
        { name: 'FARGATE_SPOT', kind: 'fargate', status: 'ACTIVE' },
      ],
    })
  })

  it('is the active instances with what tasks left of them, by name or ARN', async () => {
    const { instances, providers } = await read('batch')
    expect(providers).toContainEqual({
      name: 'batch-asg',
      kind: 'autoScalingGroup',
      status: 'ACTIVE',
    })
    expect(instances).toMatchObject({
      registeredCpu: (instances?.count ?? 0) * 4096,
      registeredMemoryMiB: (instances?.count ?? 0) * 7680,
    })
    expect(instances?.freeCpu).toBeGreaterThanOrEqual(0)
    expect(instances?.freeCpu).toBeLessThan(instances?.registeredCpu ?? 0)
    expect(instances?.freeMemoryMiB).toBeLessThan(instances?.registeredMemoryMiB ?? 0)
    const arn = 'arn:aws:ecs:us-east-1:111122223333:cluster/batch'
    expect(await read(arn)).toEqual(await read('batch'))
  })

  it('has every provider where they fill several pages', async () => {
    const { region, endpoint, credentials } = product.as('operator').aws
    const ecs = new ECSClient({ region, endpoint, credentials })
    const names = Array.from({ length: 14 }, (_, index) => `asg-${index}`)
    for (const name of names) {
      const autoScalingGroupArn = `arn:aws:autoscaling:${region}:111122223333:autoScalingGroup:0f0f:autoScalingGroupName/${name}`
      await ecs.send(
        new CreateCapacityProviderCommand({
          name,
          autoScalingGroupProvider: { autoScalingGroupArn },
        }),
      )
    }
    await ecs.send(
      new PutClusterCapacityProvidersCommand({
        cluster: 'default',
        capacityProviders: names,
        defaultCapacityProviderStrategy: [],
      }),
    )
    const { providers = [] } = await read('default')
    expect(providers.map(({ name }) => name).sort()).toEqual(names.sort())
  })

  it('is of a cluster that is named and there', async () => {
    expect(await ask('')).toMatchObject({ failure: { kind: 'invalid' } })
    expect(await ask('cluster=gone')).toMatchObject({
      failure: { code: 'ClusterNotFoundException' },
    })
  })
})
