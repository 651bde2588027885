import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { startProduct } from '../testing/product-on-local-aws.ts'
import type { Product } from '../testing/product-on-local-aws.ts'
import type { CatalogAnswers } from './choices.ts'
import { readCatalog } from './read-catalog.server.ts'
import { ecsOf } from '../local-aws/services/ecs/state/ecs-state.ts'

const account = '111122223333'

describe('the services of a cluster', () => {
  let product: Product
  beforeEach(async () => {
    product = await startProduct()
  })
  afterEach(() => product.close())

  const ask = <Name extends keyof CatalogAnswers>(resource: Name, query: string) =>
    readCatalog(resource, product.as('operator').aws, new URLSearchParams(query))

  async function read<Name extends keyof CatalogAnswers>(resource: Name, query: string) {
    const answer = await ask(resource, query)
    if (!answer.ok) throw new Error(answer.failure.message)
    return answer.value
  }

  /** The seeded service of a name, as ECS keeps it. */
  function recordOf(cluster: string, name: string) {
    const { services } = ecsOf({
      world: product.aws.world,
      accountId: account,
      region: 'us-east-1',
    })
    const record = services.get(cluster)?.get(name)
    if (!record) throw new Error(`There is no service ${name}.`)
    return record
  }

  it('come by name, and belong to that cluster', async () => {
    expect((await read('services', 'cluster=demo')).map(({ name }) => name)).toEqual([
      'storefront',
      'worker',
    ])
    const arn = `arn:aws:ecs:us-east-1:${account}:service/batch/uploads`
    const query = new URLSearchParams({ cluster: `arn:aws:ecs:us-east-1:${account}:cluster/batch` })
    expect(await read('services', query.toString())).toEqual([{ arn, name: 'uploads' }])
    expect(await read('services', 'cluster=default')).toEqual([])
  })

  it('come whole where they fill several pages', async () => {
    await read('services', 'cluster=default')
    const { services } = ecsOf({
      world: product.aws.world,
      accountId: account,
      region: 'us-east-1',
    })
    const { shown, ...record } = recordOf('demo', 'worker')
    const names = Array.from({ length: 230 }, (_, index) => `many-${index}`)
    const arnOf = (name: string) => `arn:aws:ecs:us-east-1:${account}:service/default/${name}`
    services.set(
      'default',
      new Map(
        names.map(name => [
          name,
          { ...record, name, shown: { ...shown, serviceArn: arnOf(name) } },
        ]),
      ),
    )
    const listed = await read('services', 'cluster=default')
    expect(listed.map(({ name }) => name).sort()).toEqual(names.sort())
  })

  it('tell how their tasks run, with the roles of the definition', async () => {
    const worker = await read('service', 'cluster=demo&service=worker')
    expect(worker).toMatchObject({
      name: 'worker',
      status: 'ACTIVE',
      taskDefinition: `arn:aws:ecs:us-east-1:${account}:task-definition/order-worker:1`,
      launchType: 'FARGATE',
      capacityProviderStrategy: [],
      platformVersion: 'LATEST',
      assignPublicIp: 'DISABLED',
      placementConstraints: [],
      placementStrategy: [],
      taskRoleArn: `arn:aws:iam::${account}:role/order-worker-task`,
      executionRoleArn: `arn:aws:iam::${account}:role/ecsTaskExecutionRole`,
    })
    expect(worker.subnets).toHaveLength(3)
    expect(worker.securityGroups.length).toBeGreaterThan(0)
  })

  it('tell a strategy, or the placement on instances', async () => {
    expect(await read('service', 'cluster=demo&service=storefront')).toMatchObject({
      launchType: undefined,
      capacityProviderStrategy: [{ capacityProvider: 'FARGATE', base: 0, weight: 1 }],
      assignPublicIp: 'ENABLED',
    })
    expect(await read('service', 'cluster=batch&service=uploads')).toMatchObject({
      launchType: 'EC2',
      subnets: [],
      placementStrategy: [{ type: 'spread', field: 'attribute:ecs.availability-zone' }],
    })
  })

  it('are told without roles where the definition may not be read', async () => {
    await product.fault({ operation: 'DescribeTaskDefinition', kind: 'deny' })
    const worker = await read('service', 'cluster=demo&service=worker')
    expect(worker.taskRoleArn).toBeUndefined()
    expect(worker.subnets).toHaveLength(3)
  })

  it('tell how the primary task set runs where a controller of one’s own deploys', async () => {
    await read('services', 'cluster=demo')
    const { shown } = recordOf('demo', 'worker')
    const { networkConfiguration, taskDefinition, ...rest } = shown
    const primary = { status: 'PRIMARY', networkConfiguration, taskDefinition, launchType: 'EC2' }
    recordOf('demo', 'worker').shown = Object.assign(rest, {
      taskSets: [{ status: 'ACTIVE', launchType: 'EXTERNAL' }, primary],
    })
    expect(await read('service', 'cluster=demo&service=worker')).toMatchObject({
      name: 'worker',
      launchType: 'EC2',
      taskDefinition,
      subnets: networkConfiguration?.awsvpcConfiguration?.subnets,
      taskRoleArn: `arn:aws:iam::${account}:role/order-worker-task`,
    })
  })

  it('say which parameter is missing, what is not there and what is denied', async () => {
    expect(await ask('services', '')).toMatchObject({ failure: { kind: 'invalid' } })
    expect(await ask('service', 'cluster=demo')).toMatchObject({
      failure: { kind: 'invalid', message: 'The parameter service is missing.' },
    })
    expect(await ask('service', 'cluster=demo&service=gone')).toMatchObject({
      failure: {
        kind: 'rejected',
        message: 'ECS knows no service gone on demo.',
      },
    })
    expect(await ask('services', 'cluster=gone')).toMatchObject({
      failure: { kind: 'rejected', code: 'ClusterNotFoundException' },
    })
    await product.fault({ operation: 'ListServices', kind: 'deny' })
    expect(await ask('services', 'cluster=demo')).toMatchObject({ failure: { kind: 'forbidden' } })
    await product.fault({ operation: 'DescribeServices', kind: 'deny' })
    expect(await ask('service', 'cluster=demo&service=worker')).toMatchObject({
      failure: { kind: 'forbidden' },
    })
  })
})
