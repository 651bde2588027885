import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { startProduct } from '../../e2e/support/product-on-local-aws.ts'
import type { Product, UserName } from '../../e2e/support/product-on-local-aws.ts'
import { readCatalog } from './read-catalog.server.ts'
import type { CatalogResource } from './read-catalog.server.ts'

describe('the catalog of where and as whom', () => {
  let product: Product
  beforeEach(async () => {
    product = await startProduct()
  })
  afterEach(() => product.close())

  const ask = <Resource extends CatalogResource>(
    resource: Resource,
    query: Record<string, string> = {},
    user: UserName = 'operator',
  ) => readCatalog(resource, product.as(user).aws, new URLSearchParams(query))

  async function read<Resource extends CatalogResource>(
    resource: Resource,
    query: Record<string, string> = {},
  ) {
    const answer = await ask(resource, query)
    if (!answer.ok) throw new Error(answer.failure.message)
    return answer.value
  }

  it('says what room the instances of a cluster have left', async () => {
    const capacity = await read('capacity', { cluster: 'batch' })
    expect(capacity.providers).toEqual([
      { name: 'batch-asg', kind: 'autoScalingGroup', status: 'ACTIVE' },
    ])
    expect(capacity.instances).toMatchObject({ count: 3, registeredCpu: 3 * 4096 })
    expect(capacity.instances?.freeCpu).toBeLessThan(3 * 4096)
  })

  it('says of a cluster without instances what its providers are', async () => {
    const capacity = await read('capacity', { cluster: 'demo' })
    expect(capacity.providers.map(({ name, kind }) => [name, kind])).toEqual([
      ['FARGATE', 'fargate'],
      ['FARGATE_SPOT', 'fargate'],
    ])
    expect(capacity.instances).toBeUndefined()
  })

  it('lists the services of a cluster, and describes one with its roles', async () => {
    const services = await read('services', { cluster: 'demo' })
    expect(services.map(({ name }) => name)).toEqual(['storefront', 'worker'])
    const service = await read('service', { cluster: 'demo', service: 'storefront' })
    expect(service).toMatchObject({
      name: 'storefront',
      capacityProviderStrategy: [{ capacityProvider: 'FARGATE', weight: 1, base: 0 }],
      taskRoleArn: 'arn:aws:iam::111122223333:role/storefront-task',
      executionRoleArn: 'arn:aws:iam::111122223333:role/ecsTaskExecutionRole',
    })
    expect(service.subnets.length).toBeGreaterThan(0)
  })

  it('answers with a failure for a service or a cluster that is not there', async () => {
    const failed = { ok: false, failure: { kind: 'rejected' } }
    expect(await ask('service', { cluster: 'demo', service: 'gone' })).toMatchObject(failed)
    expect(await ask('capacity', { cluster: 'nowhere' })).toMatchObject(failed)
    expect(await ask('service', { cluster: 'demo' })).toMatchObject({
      ok: false,
      failure: { kind: 'invalid' },
    })
  })

  it('tells the roles that tasks may take on from the others', async () => {
    const roles = await read('roles')
    const trusted = (name: string) => roles.find(role => role.name === name)?.trustedServices
    expect(trusted('ecsTaskExecutionRole')).toEqual(['ecs-tasks.amazonaws.com'])
    expect(trusted('ecsInfrastructureRole')).toEqual(['ecs.amazonaws.com'])
    expect(trusted('invoice-mailer')).not.toContain('ecs-tasks.amazonaws.com')
  })

  it('answers with a failure of its own where listing is denied', async () => {
    const denied = { ok: false, failure: { kind: 'forbidden' } }
    expect(await ask('roles', {}, 'launcher')).toMatchObject(denied)
    expect(await ask('services', { cluster: 'demo' }, 'launcher')).toMatchObject(denied)
  })

  it('leaves out the room of instances that may not be described', async () => {
    await product.fault({ kind: 'deny', operation: 'DescribeContainerInstances' })
    const capacity = await read('capacity', { cluster: 'batch' })
    expect(capacity.instances).toBeUndefined()
    expect(capacity.providers).toHaveLength(1)
  })
})
