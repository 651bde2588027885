import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { registerFargate, startProduct } from '../../testing/product-on-local-aws.ts'
import type { Product, UserName } from '../../testing/product-on-local-aws.ts'
import { firstSubnet } from '../../testing/first-subnet.ts'
import { launchTasks } from '../../launching/launch-tasks.server.ts'
import { answerLaunch } from '../answer-polls.server.ts'

const launchId = '0b5a1f6e-6a54-4c3b-9a51-6f0e4f0f2b11'

describe('a launch’s page', () => {
  let product: Product
  beforeEach(async () => {
    product = await startProduct()
    await registerFargate(product, 'job', ['sh', '-c', 'exit 0'])
  })
  afterEach(() => product.close())

  async function launch(cluster: string) {
    const subnet = await firstSubnet(product.as('operator').aws)
    return launchTasks(product.as('operator'), {
      launchId,
      region: 'us-east-1',
      values: {
        cluster,
        taskDefinition: 'job',
        count: 3,
        compute: { kind: 'launchType', launchType: 'FARGATE' },
        networkConfiguration: { awsvpcConfiguration: { subnets: [subnet] } },
      },
    })
  }
  const answer = (by: UserName = 'operator') =>
    answerLaunch(product.as(by), launchId, { isVisible: true })

  it('follows all its tasks with one call', async () => {
    await launch('demo')
    product.advance(600_000)
    const read = await answer()
    expect(read).toMatchObject({
      ok: true,
      value: {
        body: { state: 'launched', count: 3, cluster: 'demo', failures: [] },
        nextPollMs: null,
      },
    })
    const rows = read.ok ? read.value?.body.rows : []
    expect(rows?.map(row => row.state)).toEqual(['succeeded', 'succeeded', 'succeeded'])
  })

  it('is the same nothing for another account, another cluster’s reader and a wrong id', async () => {
    await launch('batch')
    const nothing = { ok: true, value: undefined }
    expect(await answer('outsider')).toEqual(nothing)
    expect(await answer('launcher')).toEqual(nothing)
    expect(await answerLaunch(product.as('operator'), 'x', { isVisible: true })).toEqual(nothing)
    expect((await answer('viewer')).ok).toBe(true)
  })

  it('says what ECS refused', async () => {
    await product.fault({ operation: 'RunTask', kind: 'deny', message: 'no' })
    await launch('demo')
    expect(await answer()).toMatchObject({
      ok: true,
      value: { body: { state: 'refused', rows: [], failure: { kind: 'forbidden' } } },
    })
  })
})
