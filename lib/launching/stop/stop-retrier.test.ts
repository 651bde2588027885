import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { registerFargate, startProduct } from '../../testing/product-on-local-aws.ts'
import type { Product } from '../../testing/product-on-local-aws.ts'
import { runOneTask } from '../../testing/run-one-task.ts'
import { budgetAt } from '../../aws/ecs/call-budgets.ts'
import {
  readOpenStops,
  readPendingStop,
  storePendingStop,
} from '../../ledger/tasks/pending-stops.server.ts'
import { readTasks } from '../../ledger/tasks/tasks.server.ts'
import { answerTask } from '../../tracking/answer-polls.server.ts'
import { toTaskAddress } from '../../task-view/task-address.ts'
import { createStopRetrier } from './stop-retrier.server.ts'
import type { RetryingContext } from './stop-retrier.server.ts'
import { stopTasks } from './stop-tasks.server.ts'

const scope = {
  accountId: '111122223333',
  clusterArns: ['arn:aws:ecs:us-east-1:111122223333:cluster/demo'],
}

describe('a stop that came before ECS listed the task', () => {
  let product: Product
  let taskArn: string
  beforeEach(async () => {
    product = await startProduct()
    await registerFargate(product, 'job', ['sleep', '9000'])
    taskArn = await runOneTask(product, 'job')
    await see()
    await product.fault(refusal('InvalidParameterException', 'The referenced task was not found.'))
    const asked = await stopTasks(product.as('operator'), { tasks: [taskArn], reason: 'too soon' })
    expect(asked).toMatchObject({ value: { results: [{ kind: 'pending' }] } })
  })
  afterEach(() => product.close())

  const refusal = (code: string, message: string) => ({
    operation: 'StopTask',
    kind: 'error',
    status: 400,
    code,
    message,
  })
  const see = () => answerTask(product.as('operator'), toTaskAddress(taskArn), { isVisible: true })
  const retrier = (more: Partial<RetryingContext> = {}) =>
    createStopRetrier({
      ledger: product.ledger,
      now: product.as('operator').now,
      accessOf: async () => product.as('operator').aws,
      onError: error => {
        throw error
      },
      ...more,
    })
  const pending = () => readPendingStop(product.ledger, scope, taskArn)
  const kept = async () => (await readTasks(product.ledger, scope, [taskArn]))[0]?.state

  it('stops it with its reason as soon as ECS lists it', async () => {
    const some = retrier()
    product.advance(1_000)
    await some.run()
    expect(await pending()).toMatchObject({ state: 'open' })
    await product.clearFaults()
    product.advance(1_000)
    await some.run()
    expect(await pending()).toBeUndefined()
    expect(await kept()).toMatchObject({ desiredStatus: 'STOPPED', stoppedReason: 'too soon' })
  })

  it('is given up after 30 s, and can be asked for again', async () => {
    const some = retrier()
    product.advance(29_000)
    await some.run()
    expect(await pending()).toMatchObject({ state: 'open' })
    product.advance(1_000)
    await some.run()
    expect(await pending()).toMatchObject({ state: 'given-up' })
    expect(await readOpenStops(product.ledger)).toEqual([])
    expect(await see()).toMatchObject({
      value: { body: { task: { pendingStop: { state: 'given-up' } } } },
    })
    await stopTasks(product.as('operator'), { tasks: [taskArn] })
    expect(await pending()).toMatchObject({ state: 'open' })
  })

  it('is tried by the server that starts after a crash, and not after its 30 s', async () => {
    await product.clearFaults()
    product.advance(20_000)
    await retrier().run()
    expect(await kept()).toMatchObject({ desiredStatus: 'STOPPED' })
  })

  it('that a restart finds too late is given up without a call', async () => {
    await product.clearFaults()
    product.advance(31_000)
    await retrier().run()
    expect(await pending()).toMatchObject({ state: 'given-up' })
    expect((await kept())?.desiredStatus).toBe('RUNNING')
  })

  it('ends with the session that asked for it', async () => {
    product.advance(1_000)
    const sids: string[] = []
    await retrier({ accessOf: async sid => void sids.push(sid) }).run()
    expect(sids).toEqual(['session-of-operator'])
    expect(await pending()).toMatchObject({ state: 'refused', failure: { kind: 'expired' } })
  })

  it('says why AWS refused it, and goes on where AWS did not answer', async () => {
    const some = retrier()
    await product.clearFaults()
    await product.fault(refusal('ThrottlingException', 'Rate exceeded'))
    product.advance(1_000)
    await some.run()
    expect(await pending()).toMatchObject({ state: 'open' })
    await product.clearFaults()
    await product.fault({ operation: 'StopTask', kind: 'deny' })
    product.advance(4_000)
    await some.run()
    expect(await pending()).toMatchObject({
      state: 'refused',
      failure: { kind: 'forbidden', message: expect.stringContaining('ecs:StopTask') as string },
    })
  })

  it('waits while the budget of calls is spent', async () => {
    await product.clearFaults()
    product.advance(1_000)
    budgetAt(product.as('operator').aws)?.spend(50)
    await retrier().run()
    expect(await pending()).toMatchObject({ state: 'open' })
    product.advance(25_000)
    await retrier().run()
    expect(await pending()).toBeUndefined()
  })

  it('is tried in its last seconds although the budget is spent', async () => {
    await product.clearFaults()
    product.advance(14_000)
    const { aws, now } = product.as('operator')
    budgetAt(aws)?.throttled(now().getTime())
    budgetAt(aws)?.spend(1_000)
    await retrier().run()
    expect(await pending()).toMatchObject({ state: 'open' })
    product.advance(1_000)
    await retrier().run()
    expect(await pending()).toBeUndefined()
  })

  it('does not wait for another that gets no answer', async () => {
    await product.clearFaults()
    const { aws, now, operator } = product.as('operator')
    await storePendingStop(product.ledger, {
      taskArn: `${taskArn.slice(0, -32)}${'f'.repeat(32)}`,
      clusterArn: scope.clusterArns[0] ?? '',
      accountId: operator.accountId,
      principal: operator.principalArn,
      sid: 'held',
      askedAt: new Date(now().getTime() - 5_000).toISOString(),
    })
    const asked: string[] = []
    let release = () => {}
    const held = new Promise<undefined>(resolve => {
      release = () => resolve(undefined)
    })
    const some = retrier({
      accessOf: sid => {
        asked.push(sid)
        return sid === 'held' ? held : Promise.resolve(aws)
      },
    })
    const first = some.run()
    await expect.poll(() => asked).toEqual(['held'])
    product.advance(1_000)
    await some.run()
    expect(await pending()).toBeUndefined()
    release()
    await first
  })

  it('is nobody else’s to see', async () => {
    expect(
      await readPendingStop(product.ledger, { ...scope, accountId: '444455556666' }, taskArn),
    ).toBe(undefined)
    expect(await readPendingStop(product.ledger, { ...scope, clusterArns: [] }, taskArn)).toBe(
      undefined,
    )
  })
})
