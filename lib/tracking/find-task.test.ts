import { CreateClusterCommand, ECSClient } from '@aws-sdk/client-ecs'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { splitTaskArn } from '../aws/arn.ts'
import { registerFargate, startProduct } from '../testing/product-on-local-aws.ts'
import type { Product } from '../testing/product-on-local-aws.ts'
import { runOneTask } from '../testing/run-one-task.ts'
import { toTaskAddress, toTaskHref } from '../task-view/task-address.ts'
import { MOST_CLUSTERS_ASKED } from './find-on-clusters.server.ts'
import { findTask } from './find-task.server.ts'

describe('a task that ECS alone has', () => {
  let product: Product
  let taskArn: string
  let taskId: string
  beforeEach(async () => {
    product = await startProduct()
    await registerFargate(product, 'job', ['sleep', '60'])
    taskArn = await runOneTask(product, 'job', [], [], 'default')
    taskId = splitTaskArn(taskArn)?.taskId ?? ''
  })
  afterEach(() => product.close())

  const find = (text: string) => findTask(product.as('operator'), text)
  const href = () => toTaskHref(toTaskAddress(taskArn))
  const kindOf = async (text: string) => {
    const answer = await find(text)
    return answer.ok ? answer.value.href : answer.failure.kind
  }
  const messageOf = async (text: string) => {
    const answer = await find(text)
    return answer.ok ? answer.value.href : answer.failure.message
  }

  async function createClusters(count: number) {
    const { region, endpoint, credentials } = product.as('operator').aws
    const client = new ECSClient({ region, endpoint, credentials })
    for (let index = 0; index < count; index += 1) {
      await client.send(new CreateClusterCommand({ clusterName: `more-${index}` }))
    }
  }

  it('is found by its ID, its stream, its old ARN and the console’s address', async () => {
    const texts = [
      taskId.toUpperCase(),
      `default/${taskId}`,
      // The cluster of a name that reads as one may be another's.
      `demo/${taskId}`,
      `ecs/app/${taskId}`,
      `arn:aws:ecs:us-east-1:111122223333:task/${taskId}`,
      `https://us-east-1.console.aws.amazon.com/ecs/v2/clusters/default/tasks/${taskId}/logs?region=us-east-1`,
    ]
    for (const text of texts) expect(await kindOf(text)).toBe(href())
  })

  it('costs one call where its cluster is named', async () => {
    expect(await product.callsDuring(() => find(`default/${taskId}`))).toBe(1)
  })

  it('is looked for in the Region that the text names', async () => {
    const link = (region: string) =>
      `https://${region}.console.aws.amazon.com/ecs/v2/clusters/default/tasks/${taskId}`
    const elsewhere = { ...product.as('operator') }
    elsewhere.aws = { ...elsewhere.aws, region: 'eu-west-1' }
    expect(await findTask(elsewhere, link('us-east-1'))).toMatchObject({ value: { href: href() } })
    expect(await kindOf(link('eu-west-1'))).toBe('rejected')
    expect(await messageOf(link('us-gov-west-1'))).toContain('us-gov-west-1')
    expect(await kindOf(link('us-gov-west-1'))).toBe('invalid')
  })

  it('of another account is not looked for', async () => {
    const text = `arn:aws:ecs:us-east-1:444455556666:task/${taskId}`
    expect(await product.callsDuring(() => kindOf(text))).toBe(0)
    expect(await kindOf(text)).toBe('rejected')
  })

  it('is found on the last of many clusters, and the search says where it ended', async () => {
    await createClusters(MOST_CLUSTERS_ASKED - 5)
    expect(await kindOf(taskId)).toBe(href())
    const calls = await product.callsDuring(() => kindOf('f'.repeat(32)))
    expect(calls).toBeLessThanOrEqual(MOST_CLUSTERS_ASKED)
    await createClusters(MOST_CLUSTERS_ASKED + 5)
    expect(await product.callsDuring(() => kindOf('f'.repeat(32)))).toBe(MOST_CLUSTERS_ASKED)
    expect(await messageOf('f'.repeat(32))).toContain(`${MOST_CLUSTERS_ASKED} of 6`)
  })

  it('is said to be unknown where a cluster is denied or AWS is busy', async () => {
    await product.fault({ operation: 'DescribeTasks', kind: 'deny' })
    expect(await messageOf(taskId)).toContain('ecs:DescribeTasks')
    await product.clearFaults()
    await product.fault({ operation: 'DescribeTasks', kind: 'throttle' })
    expect(await kindOf(taskId)).toBe('throttled')
    await product.clearFaults()
    await product.fault({ operation: 'ListClusters', kind: 'deny' })
    expect(await kindOf(taskId)).toBe('forbidden')
    expect(await kindOf(`default/${taskId}`)).toBe(href())
    await product.clearFaults()
    await product.fault({ operation: 'DescribeTasks', kind: 'expire' })
    expect(await kindOf(taskId)).toBe('expired')
  })
})
