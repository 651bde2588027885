import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { startMutatingProxy } from '../../testing/mutating-proxy.ts'
import { registerFargate, startProduct } from '../../testing/product-on-local-aws.ts'
import type { Product, UserName } from '../../testing/product-on-local-aws.ts'
import { runOneTask } from '../../testing/run-one-task.ts'
import { toTaskAddress } from '../../task-view/task-address.ts'
import { answerTask, answerTasks } from '../answer-polls.server.ts'
import type { TrackingContext } from '../tracking-context.server.ts'
import { watchOn } from './watch-tasks.server.ts'

const SECOND_MS = 1_000
const MINUTE_MS = 60 * SECOND_MS

describe('a page that polls', () => {
  let product: Product
  let task: string
  beforeEach(async () => {
    product = await startProduct()
    await registerFargate(product, 'job', ['sleep', '3600'])
    task = await runOneTask(product, 'job')
    await poll()
    product.advance(MINUTE_MS)
    await poll()
  })
  afterEach(() => product.close())

  /** Tries of the SDK wait in real time. */
  const once = (ctx: TrackingContext) => ({ ...ctx, aws: { ...ctx.aws, maxAttempts: 1 } })
  const poll = async (by: UserName | TrackingContext = 'operator', taskArn = task) => {
    const ctx = typeof by === 'string' ? once(product.as(by)) : by
    const answer = await answerTask(ctx, toTaskAddress(taskArn), { isVisible: true })
    if (!answer.ok) return { failure: answer.failure.kind }
    const { task: view } = answer.value?.body ?? {}
    return { status: view?.lastStatus, freshness: view?.freshness.kind }
  }
  /** Polls as a browser does, for so long. */
  const pass = async (ms: number, by: UserName = 'operator') => {
    for (let passedMs = 0; passedMs < ms; passedMs += 5 * SECOND_MS) {
      product.advance(5 * SECOND_MS)
      await poll(by)
    }
  }
  const fault = (kind: string, more: object = {}) =>
    product.fault({ service: 'ecs', operation: 'DescribeTasks', kind, ...more })

  it('stays while AWS throttles for a minute, with few calls, and heals', async () => {
    await fault('throttle')
    expect(await product.callsDuring(() => pass(MINUTE_MS))).toBeLessThanOrEqual(6)
    expect(await poll()).toEqual({ status: 'RUNNING', freshness: 'stale' })
    await product.clearFaults()
    await pass(MINUTE_MS)
    expect(await poll()).toEqual({ status: 'RUNNING', freshness: 'live' })
  })

  it('stays while the endpoint is gone for ten minutes, and heals', async () => {
    await fault('error', { status: 503 })
    await pass(10 * MINUTE_MS)
    expect(await poll()).toEqual({ status: 'RUNNING', freshness: 'stale' })
    await product.clearFaults()
    await pass(MINUTE_MS)
    expect(await poll()).toEqual({ status: 'RUNNING', freshness: 'live' })
  })

  it('says that the credentials have expired, and goes on after signing in again', async () => {
    await fault('expire')
    product.advance(10 * SECOND_MS)
    await pass(MINUTE_MS)
    expect(await poll()).toEqual({ failure: 'expired' })
    await product.clearFaults()
    const again = product.as('operator')
    const signedIn = { ...again, operator: { ...again.operator, sid: 'another-session' } }
    expect(await poll(signedIn)).toEqual({ status: 'RUNNING', freshness: 'live' })
  })

  it('keeps the last state of a task whose cluster is gone', async () => {
    await fault('error', {
      status: 400,
      code: 'ClusterNotFoundException',
      message: 'Cluster not found.',
    })
    await pass(3 * MINUTE_MS)
    expect(await poll()).toEqual({ status: 'RUNNING', freshness: 'forgotten' })
    product.advance(15 * MINUTE_MS)
    await poll()
    const wait = async () => {
      product.advance(MINUTE_MS)
      await watchOn(product.ledger)
    }
    await wait()
    expect(await product.callsDuring(wait)).toBe(0)
  })

  it('leaves one of two viewers when AWS denies it to them, and goes on for the other', async () => {
    await poll('viewer')
    await fault('deny', { principal: 'LOCALVIEWER000000001' })
    product.advance(2 * MINUTE_MS)
    for (let each = 0; each < 12; each += 1) {
      product.advance(5 * SECOND_MS)
      await poll()
      await poll('viewer')
    }
    expect(await poll('viewer')).toEqual({ failure: 'forbidden' })
    expect(await poll()).toEqual({ status: 'RUNNING', freshness: 'live' })
    await product.clearFaults()
    await pass(30 * SECOND_MS, 'viewer')
    expect(await poll('viewer')).toEqual({ status: 'RUNNING', freshness: 'live' })
  })

  it('loses nothing by an answer that holds half of the tasks', async () => {
    const other = await runOneTask(product, 'job')
    await poll('operator', other)
    product.advance(MINUTE_MS)
    await poll('operator', other)
    const proxy = await startMutatingProxy(product.aws.url)
    const ctx = {
      ...product.as('operator'),
      aws: { ...product.as('operator').aws, endpoint: proxy.url },
    }
    const dropped = (answer: unknown) => {
      const { tasks = [], ...rest } = answer as { tasks?: { taskArn: string }[] }
      return { ...rest, tasks: tasks.filter(({ taskArn }) => taskArn !== other) }
    }
    proxy.mutate('DescribeTasks', dropped)
    for (let each = 0; each < 12; each += 1) {
      product.advance(5 * SECOND_MS)
      const list = await answerTasks(ctx, { isVisible: true })
      const rows = list.ok ? list.value.body.rows : []
      expect(rows.map(({ state }) => state)).toEqual(['running', 'running'])
    }
    proxy.mutate('DescribeTasks', answer => answer)
    product.advance(30 * SECOND_MS)
    expect(await poll(ctx, other)).toEqual({ status: 'RUNNING', freshness: 'live' })
    await proxy.close()
  })

  it('does not wait for calls that get no answer, one after the other', async () => {
    const patient = (ctx: TrackingContext) => ({
      ...ctx,
      aws: { ...ctx.aws, maxAttempts: 1, requestTimeoutMs: 60_000 },
    })
    await answerTasks(product.as('operator'), { isVisible: true })
    await product.fault({ operation: 'DescribeTasks', kind: 'hang' })
    product.advance(MINUTE_MS)
    const look = { isVisible: true, waitMs: 0 }
    const answer = await answerTasks(patient(product.as('operator')), look)
    expect(answer.ok && answer.value.body.rows.map(({ arn }) => arn)).toEqual([task])
  })

  it('goes on when the clock of the server moves an hour, back or forward', async () => {
    for (const skewMs of [-60 * MINUTE_MS, 60 * MINUTE_MS]) {
      const ctx = {
        ...product.as('operator'),
        now: () => new Date(product.aws.world.clock.now() + skewMs),
      }
      for (let each = 0; each < 6; each += 1) {
        product.advance(10 * SECOND_MS)
        expect(await poll(ctx)).toEqual({ status: 'RUNNING', freshness: 'live' })
      }
    }
  })
})
