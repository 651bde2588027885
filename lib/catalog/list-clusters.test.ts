import { CreateClusterCommand, ECSClient } from '@aws-sdk/client-ecs'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { startProduct } from '../testing/product-on-local-aws.ts'
import type { Product } from '../testing/product-on-local-aws.ts'
import { readCatalog } from './read-catalog.server.ts'

describe('a cluster that is named', () => {
  let product: Product
  beforeEach(async () => {
    product = await startProduct()
  })
  afterEach(() => product.close())

  const read = (cluster: string) =>
    readCatalog('clusters', product.as('operator').aws, new URLSearchParams({ cluster }), {
      isProductionName: name => name === 'batch',
    })

  it('is described where clusters can’t be listed', async () => {
    const all = await readCatalog('clusters', product.as('operator').aws, new URLSearchParams())
    await product.fault({ operation: 'ListClusters', kind: 'deny' })
    const [demo, batch] = [await read('demo'), await read('batch')]
    expect(demo).toEqual({ ok: true, value: all.ok && all.value.filter(it => it.name === 'demo') })
    expect(batch).toMatchObject({ ok: true, value: [{ name: 'batch', isProduction: true }] })
    expect(await read('nowhere')).toMatchObject({ ok: false, failure: { kind: 'rejected' } })
  })
})

describe('the mark of production clusters', () => {
  let product: Product
  beforeEach(async () => {
    product = await startProduct()
  })
  afterEach(() => product.close())

  async function marked(isProductionName: (cluster: string) => boolean) {
    const { aws } = product.as('operator')
    const answer = await readCatalog('clusters', aws, new URLSearchParams(), { isProductionName })
    if (!answer.ok) throw new Error(answer.failure.message)
    return answer.value.filter(cluster => cluster.isProduction).map(({ name }) => name)
  }

  it('is on the clusters that the settings name', async () => {
    expect(await marked(() => false)).toEqual([])
    expect(await marked(name => name.startsWith('b'))).toEqual(['batch'])
  })

  it('is on the clusters with the tag, whatever its value but false', async () => {
    const ecs = new ECSClient(product.as('operator').aws)
    for (const [clusterName, value] of [
      ['empty', ''],
      ['live', 'true'],
      ['trial', 'false'],
    ]) {
      const tags = [{ key: 'slipway:production', value }]
      await ecs.send(new CreateClusterCommand({ clusterName, tags }))
    }
    expect(await marked(() => false)).toEqual(['empty', 'live'])
  })
})
