import { afterAll, expect, it } from 'vitest'
import { startProduct } from '../testing/product-on-local-aws.ts'
import { readCatalog } from './read-catalog.server.ts'
import type { CatalogResource } from './read-catalog.server.ts'

const product = await startProduct()
afterAll(() => product.close())

/** The embedded AWS has only what a new account has there. */
const access = { ...product.as('operator').aws, region: 'eu-central-1' }

const read = <Resource extends CatalogResource>(resource: Resource, query = '') =>
  readCatalog(resource, access, new URLSearchParams(query))

it('lists nothing, without a failure, where an account has nothing yet', async () => {
  expect(await read('clusters')).toMatchObject({ ok: true, value: [] })
  expect(await read('families')).toMatchObject({ ok: true, value: [] })
  expect(await read('revisions', 'family=db-migrate')).toMatchObject({ ok: true, value: [] })
})

it('offers the default network and the roles, which a first task needs', async () => {
  const network = await read('network')
  if (!network.ok) throw new Error(network.failure.message)
  const { vpcs, subnets, securityGroups } = network.value
  expect(vpcs).toMatchObject([{ isDefault: true }])
  const zones = subnets?.map(({ availabilityZone }) => availabilityZone)
  expect(zones?.toSorted()).toEqual(['eu-central-1a', 'eu-central-1b', 'eu-central-1c'])
  expect(securityGroups).toMatchObject([{ name: 'default' }])
  expect((await read('roles')).ok).toBe(true)
})
