import { CreateClusterCommand, ECSClient, ListTasksCommand } from '@aws-sdk/client-ecs'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { registerFargate, startProduct } from '../testing/product-on-local-aws.ts'
import type { Product } from '../testing/product-on-local-aws.ts'
import { firstSubnet } from '../testing/first-subnet.ts'
import { launchTasks } from './launch-tasks.server.ts'

const launchId = '0b5a1f6e-6a54-4c3b-9a51-6f0e4f0f2b11'

describe('a launch on a cluster marked as production', () => {
  let product: Product
  let subnets: string[]
  beforeEach(async () => {
    product = await startProduct()
    await registerFargate(product, 'job', ['echo', 'done'])
    subnets = [await firstSubnet(product.as('operator').aws)]
    const clusterName = 'payments-prod'
    const tags = [{ key: 'slipway:production', value: '' }]
    await ecs().send(
      new CreateClusterCommand({ clusterName, tags, capacityProviders: ['FARGATE'] }),
    )
  })
  afterEach(() => product.close())

  const ecs = () => new ECSClient(product.as('operator').aws)
  const context = () => product.as('operator')
  const request = (cluster: string, isConfirmed?: boolean) => ({
    launchId,
    region: 'us-east-1',
    isConfirmed,
    values: {
      cluster,
      taskDefinition: 'job',
      compute: { kind: 'launchType', launchType: 'FARGATE' },
      networkConfiguration: { awsvpcConfiguration: { subnets } },
    },
  })
  const launch = (isConfirmed?: boolean, cluster = 'payments-prod') =>
    launchTasks(context(), request(cluster, isConfirmed))
  const stored = () => product.ledger.db.selectFrom('launches').select('id').execute()
  const started = async () =>
    (await ecs().send(new ListTasksCommand({ cluster: 'payments-prod' }))).taskArns ?? []

  it('is asked about before anything is stored or started', async () => {
    expect(await launch()).toEqual({ kind: 'unconfirmed', launchId, cluster: 'payments-prod' })
    expect(await launch(false)).toMatchObject({ kind: 'unconfirmed' })
    expect(await stored()).toEqual([])
    expect(await started()).toEqual([])
  })

  it('starts once when it is confirmed, with the id that was asked about', async () => {
    await launch()
    const [first, second] = await Promise.all([launch(true), launch(true)])
    expect(first).toMatchObject({ kind: 'launched', launchId })
    expect(second).toEqual(first)
    expect(await started()).toHaveLength(1)
  })

  it('whose answer was lost is not asked about again', async () => {
    await product.fault({ operation: 'RunTask', kind: 'drop-after' })
    expect(await launch(true)).toMatchObject({ kind: 'open' })
    await product.clearFaults()
    expect(await launch()).toMatchObject({ kind: 'launched' })
    expect(await started()).toHaveLength(1)
  })

  it('is asked about by the cluster’s ARN as well', async () => {
    const arn = 'arn:aws:ecs:us-east-1:111122223333:cluster/payments-prod'
    expect(await launch(false, arn)).toMatchObject({ kind: 'unconfirmed' })
  })

  it('is marked by the settings, too, and then no tag is read', async () => {
    await product.fault({ operation: 'DescribeClusters', kind: 'deny' })
    const isProductionName = (name: string) => name === 'demo'
    const ctx = context()
    const marked = { ...ctx, settings: { ...ctx.settings, isProductionName } }
    expect(await launchTasks(marked, request('demo'))).toMatchObject({ kind: 'unconfirmed' })
    expect(await launchTasks(marked, request('demo', true))).toMatchObject({ kind: 'launched' })
  })

  it('whose tag cannot be read is launched: nothing says that it is production', async () => {
    await product.fault({ operation: 'DescribeClusters', kind: 'deny' })
    expect(await launch()).toMatchObject({ kind: 'launched' })
  })

  it('says first what is wrong with the request', async () => {
    const wrong = { ...request('payments-prod'), values: { cluster: 'payments-prod' } }
    expect(await launchTasks(context(), wrong)).toMatchObject({ kind: 'refused' })
  })
})
