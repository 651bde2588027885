import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { startProduct } from '../testing/product-on-local-aws.ts'
import type { Product } from '../testing/product-on-local-aws.ts'
import type { CatalogAnswers } from './choices.ts'
import { readCatalog } from './read-catalog.server.ts'
import type { CatalogResource } from './read-catalog.server.ts'

let product: Product
beforeAll(async () => {
  product = await startProduct()
})
afterEach(() => product.clearFaults())
afterAll(() => product.close())

/** Every way in which one read fails while the others are answered. */
const ways = [
  ['deny', 'forbidden'],
  ['throttle', 'throttled'],
  ['error', 'unreachable'],
  ['drop-before', 'unreachable'],
] as const

describe.each(ways)(
  'a read of the catalog that fails by %s takes away only its part:',
  (way, kind) => {
    async function read<Resource extends CatalogResource>(
      resource: Resource,
      query = '',
    ): Promise<CatalogAnswers[Resource]> {
      const aws = { ...product.as('operator').aws, maxAttempts: 1 }
      const answer = await readCatalog(resource, aws, new URLSearchParams(query))
      if (!answer.ok) throw new Error(answer.failure.message)
      return answer.value
    }
    const without = (operation: string, more = {}) =>
      product.fault({ operation, kind: way, ...more })
    const failure = { kind }

    it('clusters that can’t be described have their names', async () => {
      await without('DescribeClusters')
      const clusters = await read('clusters')
      expect(clusters.map(({ name }) => name)).toEqual(['batch', 'default', 'demo'])
      for (const cluster of clusters) {
        expect(cluster).toMatchObject({ isProduction: false, unread: failure })
        expect(cluster).not.toHaveProperty('status')
        expect(cluster).not.toHaveProperty('runningTasksCount')
        expect(cluster).not.toHaveProperty('registeredContainerInstancesCount')
      }
    })

    it.each(['ListContainerInstances', 'DescribeContainerInstances'])(
      'capacity without %s has its providers',
      async operation => {
        await without(operation)
        expect(await read('capacity', 'cluster=batch')).toMatchObject({
          providers: [{ name: 'batch-asg', kind: 'autoScalingGroup', status: 'ACTIVE' }],
          unread: { instances: failure },
        })
      },
    )

    it('capacity without its providers has the free room of its instances', async () => {
      const { instances } = await read('capacity', 'cluster=batch')
      await without('DescribeCapacityProviders')
      const answer = await read('capacity', 'cluster=batch')
      expect(answer).toMatchObject({ instances, unread: { providers: failure } })
      expect(answer).not.toHaveProperty('providers')
    })

    it.each([
      ['DescribeVpcs', 'vpcs'],
      ['DescribeSubnets', 'subnets'],
      ['DescribeSecurityGroups', 'securityGroups'],
    ] as const)('a network without %s has its other lists', async (operation, list) => {
      const { [list]: lost, ...whole } = await read('network')
      expect(lost?.length).toBeGreaterThan(0)
      await without(operation)
      expect(await read('network')).toMatchObject({ ...whole, unread: { [list]: failure } })
      expect(await read('network')).not.toHaveProperty(list)
    })

    it('subnets whose routes can’t be read are neither public nor private', async () => {
      await without('DescribeRouteTables')
      const { subnets = [], unread } = await read('network')
      expect(subnets.length).toBeGreaterThan(0)
      expect(subnets.every(({ isPublic }) => isPublic === undefined)).toBe(true)
      expect(unread).toBeUndefined()
    })

    it('revisions that can’t be described are listed', async () => {
      await without('DescribeTaskDefinition')
      expect(await read('revisions', 'family=db-migrate')).toHaveLength(14)
    })

    it('a service whose definition can’t be described has no roles', async () => {
      const [service] = await read('services', 'cluster=demo')
      const query = new URLSearchParams({
        cluster: 'demo',
        service: service?.name ?? '',
      }).toString()
      const { taskRoleArn, executionRoleArn, ...whole } = await read('service', query)
      expect(executionRoleArn ?? taskRoleArn).toBeDefined()
      await without('DescribeTaskDefinition')
      expect(await read('service', query)).toEqual(whole)
    })
  },
)

describe('a read of the catalog', () => {
  const ask = (resource: CatalogResource, query = '') =>
    readCatalog(resource, product.as('operator').aws, new URLSearchParams(query))

  it.each([
    ['clusters', '', 'DescribeClusters'],
    ['capacity', 'cluster=batch', 'DescribeCapacityProviders'],
    ['capacity', 'cluster=batch', 'ListContainerInstances'],
    ['network', '', 'DescribeVpcs'],
    ['network', '', 'DescribeSecurityGroups'],
  ] as const)('ends with the session: %s?%s, %s', async (resource, query, operation) => {
    await product.fault({ operation, kind: 'expire' })
    expect(await ask(resource, query)).toMatchObject({ failure: { kind: 'expired' } })
  })

  it.each([
    ['clusters', '', ['ListClusters']],
    ['capacity', 'cluster=batch', ['DescribeCapacityProviders', 'ListContainerInstances']],
    ['network', '', ['DescribeVpcs', 'DescribeSubnets', 'DescribeSecurityGroups']],
  ] as const)('fails where nothing of it is left: %s?%s', async (resource, query, operations) => {
    await product.fault(...operations.map(operation => ({ operation, kind: 'deny' })))
    expect(await ask(resource, query)).toMatchObject({ failure: { kind: 'forbidden' } })
  })
})
