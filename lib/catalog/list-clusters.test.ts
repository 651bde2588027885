import { CreateClusterCommand, ECSClient } from '@aws-sdk/client-ecs'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { startProduct } from '../testing/product-on-local-aws.ts'
import type { Product } from '../testing/product-on-local-aws.ts'
import { readCatalog } from './read-catalog.server.ts'

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
