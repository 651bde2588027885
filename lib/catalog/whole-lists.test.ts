import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { ec2Of } from '../local-aws/services/ec2/ec2-state.ts'
import { ecsOf } from '../local-aws/services/ecs/state/ecs-state.ts'
import { startProduct } from '../testing/product-on-local-aws.ts'
import type { Product } from '../testing/product-on-local-aws.ts'
import { readCatalog } from './read-catalog.server.ts'
import type { CatalogResource } from './read-catalog.server.ts'

describe('a list that fills many of AWS’s pages comes whole', () => {
  let product: Product
  beforeEach(async () => {
    product = await startProduct()
  })
  afterEach(() => product.close())

  const place = () => ({
    world: product.aws.world,
    accountId: '111122223333',
    region: 'us-east-1',
  })
  async function read<Resource extends CatalogResource>(resource: Resource, query = '') {
    const { aws } = product.as('operator')
    const answer = await readCatalog(resource, aws, new URLSearchParams(query))
    if (!answer.ok) throw new Error(answer.failure.message)
    return answer.value
  }

  /** Adds copies of the first record, each under a name of its own. */
  function multiply<Item>(
    records: Map<string, Item>,
    count: number,
    toCopy: (item: Item, name: string) => Item,
  ) {
    const [pattern] = records.values()
    if (!pattern) throw new Error('There is nothing to copy.')
    for (let index = 0; index < count; index += 1) {
      const name = `many-${index}`
      const copy = toCopy(pattern, name)
      records.set(name, copy)
    }
  }

  it('5,000 families', async () => {
    const before = await read('families')
    multiply(ecsOf(place()).families, 5_000, revisions => revisions)
    expect(await read('families')).toHaveLength(before.length + 5_000)
  })

  it('2,000 revisions of a family, the newest first', async () => {
    const revisions = ecsOf(place()).families.get('cache-warm') ?? []
    const [pattern] = revisions
    if (!pattern) throw new Error('The family has no revision.')
    const { definition } = pattern
    for (let revision = revisions.length + 1; revision <= 2_000; revision += 1) {
      const arn = definition.taskDefinitionArn?.replace(/\d+$/, String(revision))
      revisions.push({
        ...pattern,
        definition: { ...definition, revision, taskDefinitionArn: arn },
      })
    }
    const listed = await read('revisions', 'family=cache-warm')
    expect(listed.map(({ revision }) => revision)).toEqual(
      Array.from({ length: 2_000 }, (_, index) => 2_000 - index),
    )
  })

  it('300 clusters', async () => {
    const before = await read('clusters')
    multiply(ecsOf(place()).clusters, 300, (cluster, name) => ({
      ...cluster,
      name,
      arn: `arn:aws:ecs:us-east-1:111122223333:cluster/${name}`,
    }))
    expect(await read('clusters')).toHaveLength(before.length + 300)
  })

  it('500 subnets and 3,000 security groups', async () => {
    const before = await read('network')
    const { subnets, securityGroups } = ec2Of(place())
    const toId = (name: string) => name.replace('many-', '').padStart(17, '0')
    multiply(subnets, 500, (subnet, name) => ({ ...subnet, subnetId: `subnet-${toId(name)}` }))
    multiply(securityGroups, 3_000, (group, name) => ({ ...group, groupId: `sg-${toId(name)}` }))
    const after = await read('network')
    expect(after.subnets).toHaveLength((before.subnets ?? []).length + 500)
    expect(after.securityGroups).toHaveLength((before.securityGroups ?? []).length + 3_000)
  })
})
