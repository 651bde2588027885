import { ECSClient, RegisterTaskDefinitionCommand } from '@aws-sdk/client-ecs'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { startProduct } from '../testing/product-on-local-aws.ts'
import type { Product } from '../testing/product-on-local-aws.ts'
import { runOneTask } from '../testing/run-one-task.ts'
import { toTaskAddress } from '../task-view/task-address.ts'
import { readRawTask } from './read-raw-task.server.ts'
import { readTask } from './read-task.server.ts'

describe('the JSON of a task', () => {
  let product: Product
  let taskArn: string
  beforeEach(async () => {
    product = await startProduct()
    const { region, endpoint, credentials } = product.as('operator').aws
    await new ECSClient({ region, endpoint, credentials }).send(
      new RegisterTaskDefinitionCommand({
        family: 'job',
        networkMode: 'awsvpc',
        requiresCompatibilities: ['FARGATE'],
        cpu: '256',
        memory: '512',
        containerDefinitions: [{ name: 'app', image: 'example/app:1', command: ['sleep', '600'] }],
      }),
    )
    taskArn = await runOneTask(product, 'job', [
      { name: 'LOG_LEVEL', value: 'debug' },
      { name: 'DB_PASSWORD', value: 'hunter2' },
    ])
  })
  afterEach(() => product.close())

  it('is what ECS described, with what looks secret masked', async () => {
    const read = await readRawTask(product.as('operator'), toTaskAddress(taskArn))
    const task = read.ok ? read.value?.task : undefined
    expect(task).toMatchObject({ taskArn, containers: [{ name: 'app' }] })
    const environment = task?.overrides?.containerOverrides?.[0]?.environment
    expect(environment).toContainEqual({ name: 'LOG_LEVEL', value: 'debug' })
    expect(JSON.stringify(read)).not.toContain('hunter2')
  })

  it('costs no call once the page was opened', async () => {
    const ctx = product.as('operator')
    await readTask(ctx, toTaskAddress(taskArn))
    expect(await product.callsDuring(() => readRawTask(ctx, toTaskAddress(taskArn)))).toBe(0)
  })

  it('does not exist for another account', async () => {
    expect(await readRawTask(product.as('outsider'), toTaskAddress(taskArn))).toEqual({
      ok: true,
      value: undefined,
    })
  })
})
