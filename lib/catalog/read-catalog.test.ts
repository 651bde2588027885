import {
  DeregisterTaskDefinitionCommand,
  ECSClient,
  RegisterTaskDefinitionCommand,
} from '@aws-sdk/client-ecs'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { startProduct } from '../testing/product-on-local-aws.ts'
import type { Product } from '../testing/product-on-local-aws.ts'
import { isCatalogResource, readCatalog } from './read-catalog.server.ts'
import type { CatalogResource } from './read-catalog.server.ts'

describe('the catalog', () => {
  let product: Product
  beforeEach(async () => {
    product = await startProduct()
  })
  afterEach(() => product.close())

  async function read<Resource extends CatalogResource>(resource: Resource, query = '') {
    const { aws } = product.as('operator')
    const answer = await readCatalog(resource, aws, new URLSearchParams(query))
    if (!answer.ok) throw new Error(answer.failure.message)
    return answer.value
  }

  it('offers the clusters with what runs on them and how they place by default', async () => {
    const clusters = await read('clusters')
    expect(clusters.map(cluster => cluster.name)).toEqual(['batch', 'default', 'demo'])
    const demo = clusters.find(cluster => cluster.name === 'demo')
    expect(demo?.capacityProviders).toEqual(['FARGATE', 'FARGATE_SPOT'])
    expect(demo?.defaultCapacityProviderStrategy?.length).toBeGreaterThan(0)
    expect(demo?.runningTasksCount).toBeGreaterThan(0)
  })

  it('offers a family’s revisions, newest first, and no other family’s', async () => {
    const families = await read('families')
    expect(families).toContainEqual({ family: 'db-migrate' })
    const revisions = await read('revisions', 'family=db-migrate')
    expect(revisions.map(({ revision, status }) => [revision, status])).toEqual([
      ...[14, 13, 12, 11, 10, 9, 8, 7, 6, 5, 4].map(revision => [revision, 'ACTIVE']),
      ...[3, 2, 1].map(revision => [revision, 'INACTIVE']),
    ])
    expect(await read('revisions', 'family=db-migr')).toEqual([])
  })

  it('tells when a revision was registered, and the newest one of a family', async () => {
    const registered = (name: string) => read('registered', `taskDefinition=${name}`)
    const at = expect.stringMatching(/^\d{4}-.*Z$/) as string
    expect(await registered('db-migrate')).toEqual({
      revision: 14,
      status: 'ACTIVE',
      registeredAt: at,
    })
    expect(await registered('db-migrate:2')).toMatchObject({ revision: 2, status: 'INACTIVE' })
    await expect(registered('no-such-family')).rejects.toThrow()
  })

  it('lists families without an ACTIVE revision apart, with the date of the newest', async () => {
    const client = new ECSClient(product.as('operator').aws)
    for (const revision of [1, 2]) {
      const containerDefinitions = [{ name: 'app', image: 'app', memory: 128 }]
      const family = 'retired'
      await client.send(new RegisterTaskDefinitionCommand({ family, containerDefinitions }))
      const taskDefinition = `${family}:${revision}`
      await client.send(new DeregisterTaskDefinitionCommand({ taskDefinition }))
    }
    expect(await read('inactive-families')).toEqual([{ family: 'retired' }])
    expect(await read('families')).not.toContainEqual({ family: 'retired' })
    expect(await read('registered', 'taskDefinition=retired')).toEqual({
      revision: 2,
      status: 'INACTIVE',
      registeredAt: expect.any(String) as string,
    })
  })

  it('shows a definition through, without the values that look secret', async () => {
    const definition = await read('definition', 'taskDefinition=db-migrate')
    expect(definition).toMatchObject({ family: 'db-migrate', revision: 14, networkMode: 'awsvpc' })
    const [container] = definition.containers
    expect(container).toMatchObject({ name: 'migrate', essential: true, logDriver: 'awslogs' })
    expect(container?.environment).toContainEqual({ name: 'LOG_LEVEL', value: 'info' })
    // An address without a password in it.
    expect(container?.environment).toContainEqual({
      name: 'DATABASE_URL',
      value: expect.stringMatching(/^postgres:/) as string,
    })
  })

  it('keeps values that look secret on the server', async () => {
    const environment = [
      { name: 'DATABASE_URL', value: 'postgres://app:hush@db/shop' },
      { name: 'DB_PASS', value: 'hush' },
      { name: 'AUTHOR', value: 'jane' },
    ]
    const client = new ECSClient(product.as('operator').aws)
    await client.send(
      new RegisterTaskDefinitionCommand({
        family: 'with-secrets',
        containerDefinitions: [{ name: 'app', image: 'app', memory: 128, environment }],
      }),
    )
    const definition = await read('definition', 'taskDefinition=with-secrets')
    expect(definition.containers[0]?.environment).toEqual([
      { name: 'DATABASE_URL', value: null },
      { name: 'DB_PASS', value: null },
      { name: 'AUTHOR', value: 'jane' },
    ])
    expect(JSON.stringify(definition)).not.toContain('hush')
  })

  it('offers subnets with their VPC, zone and free addresses', async () => {
    const { vpcs = [], subnets = [], securityGroups = [] } = await read('network')
    expect(vpcs.map(vpc => vpc.name).sort()).toEqual(['default', 'prod'])
    const ids = new Set(vpcs.map(vpc => vpc.id))
    for (const { vpcId } of [...subnets, ...securityGroups]) expect(ids).toContain(vpcId)
    expect(subnets.every(subnet => subnet.availableIpAddressCount > 0)).toBe(true)
    expect(subnets.map(subnet => subnet.name)).toContain('prod-private-1')
  })

  it('says which parameter is missing, and what AWS denies', async () => {
    const { aws } = product.as('operator')
    expect(await readCatalog('revisions', aws, new URLSearchParams())).toMatchObject({
      ok: false,
      failure: { kind: 'invalid', message: 'The parameter family is missing.' },
    })
    await product.fault({ service: 'ec2', kind: 'deny' })
    expect(await readCatalog('network', aws, new URLSearchParams())).toMatchObject({
      ok: false,
      failure: { kind: 'forbidden' },
    })
  })

  it.each(['__proto__', 'constructor', 'toString', '', 'tasks'])('holds no %j', name => {
    expect(isCatalogResource(name)).toBe(false)
  })

  it('calls a subnet public whose routes lead to an internet gateway', async () => {
    const { subnets = [] } = await read('network')
    const isPublic = (name: string) => subnets.find(subnet => subnet.name === name)?.isPublic
    expect(
      ['default-1', 'prod-public-1', 'prod-private-1', 'prod-isolated-1'].map(isPublic),
    ).toEqual([true, true, false, false])
  })

  it('does not guess of a subnet whose routes may not be read', async () => {
    await product.fault({ kind: 'deny', operation: 'DescribeRouteTables' })
    const { subnets = [] } = await read('network')
    expect(subnets.length).toBeGreaterThan(0)
    expect(subnets.every(({ isPublic }) => isPublic === undefined)).toBe(true)
  })
})
