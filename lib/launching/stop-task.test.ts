import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { registerFargate, startProduct } from '../testing/product-on-local-aws.ts'
import type { Product } from '../testing/product-on-local-aws.ts'
import { runOneTask } from '../testing/run-one-task.ts'
import { readTasks } from '../ledger/tasks/tasks.server.ts'
import { stopTask } from './stop-task.server.ts'

describe('stopping', () => {
  let product: Product
  let taskArn: string
  beforeEach(async () => {
    product = await startProduct()
    await registerFargate(product, 'job', ['sleep', '9000'])
    taskArn = await runOneTask(product, 'job')
    product.advance(60_000)
  })
  afterEach(() => product.close())

  const kept = async () => {
    const clusterArns = ['arn:aws:ecs:us-east-1:111122223333:cluster/demo']
    const scope = { accountId: '111122223333', clusterArns }
    return (await readTasks(product.ledger, scope, [taskArn]))[0]?.state
  }

  it('is kept with its reason as soon as ECS took it', async () => {
    const stopped = await stopTask(product.as('operator'), { taskArn, reason: '  wrong shard ' })
    expect(stopped).toEqual({ ok: true, value: undefined })
    expect(await kept()).toMatchObject({
      desiredStatus: 'STOPPED',
      stopCode: 'UserInitiated',
      stoppedReason: expect.stringContaining('wrong shard') as string,
    })
  })

  it('takes a blank reason for none, and cuts one that is too long', async () => {
    expect((await stopTask(product.as('operator'), { taskArn, reason: ' ' })).ok).toBe(true)
    expect((await kept())?.stoppedReason).toBe('Task stopped by user')
    taskArn = await runOneTask(product, 'job')
    const reason = 'x'.repeat(5_000)
    expect((await stopTask(product.as('operator'), { taskArn, reason })).ok).toBe(true)
  })

  it('says who may not, and touches no task of another account', async () => {
    expect(await stopTask(product.as('viewer'), { taskArn })).toMatchObject({
      ok: false,
      failure: { kind: 'forbidden' },
    })
    expect(await stopTask(product.as('outsider'), { taskArn })).toMatchObject({
      ok: false,
      failure: { kind: 'invalid' },
    })
    expect((await stopTask(product.as('operator'), { taskArn: 'nonsense' })).ok).toBe(false)
    expect(await kept()).toBeUndefined()
  })
})
