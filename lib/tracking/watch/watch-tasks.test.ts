import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { registerFargate, startProduct } from '../../testing/product-on-local-aws.ts'
import type { Product, UserName } from '../../testing/product-on-local-aws.ts'
import { runOneTask } from '../../testing/run-one-task.ts'
import { toTaskAddress } from '../../task-view/task-address.ts'
import { askForCluster } from '../../permissions/may-describe.server.ts'
import { answerTask, answerTasks } from '../answer-polls.server.ts'

const MINUTE_MS = 60_000

describe('tasks that pages show', () => {
  let product: Product
  beforeEach(async () => {
    product = await startProduct()
    await registerFargate(product, 'job', ['sleep', '600'])
  })
  afterEach(() => product.close())

  const look = { isVisible: true }
  const pageOf = (taskArn: string, by: UserName = 'operator') =>
    answerTask(product.as(by), toTaskAddress(taskArn), look)
  const statusOf = async (taskArn: string) => {
    const answer = await pageOf(taskArn)
    return answer.ok && answer.value?.body.task.lastStatus
  }
  const callsDuring = (act: () => Promise<unknown>) => product.callsDuring(act)

  it('are asked for once, however many pages of a session show them', async () => {
    const task = await runOneTask(product, 'job')
    await pageOf(task)
    product.advance(2_000)
    const openAll = () => Promise.all(Array.from({ length: 20 }, () => pageOf(task)))
    expect(await callsDuring(openAll)).toBe(1)
    product.advance(1_000)
    expect(await callsDuring(() => pageOf(task))).toBe(0)
  })

  it('are asked for with the credentials of each session that shows them', async () => {
    const task = await runOneTask(product, 'job')
    await pageOf(task)
    expect(await callsDuring(() => pageOf(task, 'viewer'))).toBe(1)
    expect(await callsDuring(() => pageOf(task, 'viewer'))).toBe(0)
    product.advance(2_000)
    const both = () => Promise.all([pageOf(task), pageOf(task, 'viewer')])
    expect(await callsDuring(both)).toBe(1)
  })

  it('are asked for again at once when a person wants it', async () => {
    const task = await runOneTask(product, 'job')
    await pageOf(task)
    const address = toTaskAddress(task)
    const check = () => answerTask(product.as('operator'), address, { ...look, isNow: true })
    expect(await callsDuring(check)).toBe(1)
  })

  it('share a call in a list, a hundred at a time', async () => {
    for (let n = 0; n < 3; n += 1) await pageOf(await runOneTask(product, 'job'))
    await answerTasks(product.as('operator'), look)
    product.advance(2_000)
    expect(await callsDuring(() => answerTasks(product.as('operator'), look))).toBe(1)
  })

  it('wait while permission checks have spent the calls of the account', async () => {
    const task = await runOneTask(product, 'job')
    await pageOf(task)
    const { accountId, cluster } = toTaskAddress(task)
    const clusterArn = `arn:aws:ecs:us-east-1:${accountId}:cluster/${cluster}`
    for (let n = 0; n < 14; n += 1) await askForCluster(product.as('viewer'), clusterArn)
    product.advance(2_000)
    expect(await callsDuring(() => pageOf(task))).toBe(0)
    product.advance(5_000)
    expect(await callsDuring(() => pageOf(task))).toBe(1)
  })

  it('are asked for more often when past runs of the family say that they end', async () => {
    for (let n = 0; n < 5; n += 1) {
      const past = await runOneTask(product, 'job')
      await statusOf(past)
      product.advance(20 * MINUTE_MS)
      expect(await statusOf(past)).toBe('STOPPED')
    }
    product.advance(6 * MINUTE_MS)
    const task = await runOneTask(product, 'job')
    await statusOf(task)
    product.advance(2 * MINUTE_MS)
    expect(await statusOf(task)).toBe('RUNNING')
    const callsWithin = (ms: number) =>
      callsDuring(async () => {
        for (let passedMs = 0; passedMs < ms; passedMs += 2_000) {
          product.advance(2_000)
          await statusOf(task)
        }
      })
    expect(await callsWithin(MINUTE_MS)).toBeLessThan(10)
    product.advance(6 * MINUTE_MS)
    await statusOf(task)
    // It ends somewhere in the last ten seconds, so the ones before them count.
    const windows: number[] = []
    while ((await statusOf(task)) !== 'STOPPED') windows.push(await callsWithin(10_000))
    expect(Math.max(...windows)).toBeGreaterThanOrEqual(4)
  })
})
