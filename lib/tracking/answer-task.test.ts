import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { registerFargate, startProduct } from '../testing/product-on-local-aws.ts'
import type { Product, UserName } from '../testing/product-on-local-aws.ts'
import { runOneTask } from '../testing/run-one-task.ts'
import { toTaskAddress } from '../task-view/task-address.ts'
import { answerTask, answerTasks } from './answer-polls.server.ts'

const MINUTE_MS = 60_000

describe('a task beside earlier runs of its family', () => {
  let product: Product
  beforeEach(async () => {
    product = await startProduct()
    await registerFargate(product, 'job', ['sleep', '60'])
  })
  afterEach(() => product.close())

  async function answer(taskArn: string, by: UserName = 'operator') {
    const ctx = product.as(by)
    const read = await answerTask(ctx, toTaskAddress(taskArn), { isVisible: true })
    if (!read.ok || !read.value) throw new Error('There is no such task')
    return read.value.body.task
  }

  async function runToTheEnd(times: number): Promise<void> {
    for (let run = 0; run < times; run += 1) {
      const taskArn = await runOneTask(product, 'job')
      await answer(taskArn)
      product.advance(5 * MINUTE_MS)
      expect((await answer(taskArn)).lastStatus).toBe('STOPPED')
    }
  }

  it('has what is usual after three of them, and none of its own', async () => {
    await runToTheEnd(2)
    const third = await runOneTask(product, 'job')
    expect((await answer(third)).usual).toBeUndefined()
    product.advance(5 * MINUTE_MS)
    expect((await answer(third)).usual).toBeUndefined()
    const fourth = await runOneTask(product, 'job')
    const { usual } = await answer(fourth)
    expect(usual).toMatchObject({ runs: 3, phases: { run: { usualMs: 60_000 } } })
  })

  it('makes no call for that, and shows it to those who may describe the cluster', async () => {
    await runToTheEnd(3)
    const taskArn = await runOneTask(product, 'job')
    await answer(taskArn)
    product.advance(5 * MINUTE_MS)
    expect((await answer(taskArn)).usual).toBeDefined()
    const calls = await product.callsDuring(() => answer(taskArn))
    expect(calls).toBe(0)
    await answerTasks(product.as('viewer'), { isVisible: true })
    expect((await answer(taskArn, 'viewer')).usual).toMatchObject({ runs: 3 })
  })
})
