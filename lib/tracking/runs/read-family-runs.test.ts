import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { registerFargate, startProduct } from '../../testing/product-on-local-aws.ts'
import type { Product } from '../../testing/product-on-local-aws.ts'
import { runOneTask } from '../../testing/run-one-task.ts'
import { answerTask } from '../answer-polls.server.ts'
import { readFamilyRuns } from './read-family-runs.server.ts'
import { toTaskAddress } from '../../task-view/task-address.ts'
import type { TrackingContext } from '../tracking-context.server.ts'

const MINUTE_MS = 60_000

describe('what is known of a family before its next run', () => {
  let product: Product
  let operator: TrackingContext
  beforeEach(async () => {
    product = await startProduct()
    operator = product.as('operator')
    for (const family of ['job', 'Job', 'j_b']) {
      await registerFargate(product, family, ['sh', '-c', 'sleep 600'])
    }
  })
  afterEach(() => product.close())

  const read = async (ctx = operator, asked = {}) => {
    const answer = await readFamilyRuns(ctx, { cluster: 'demo', family: 'job', ...asked })
    return answer.ok ? answer.value : answer.failure.kind
  }
  async function runToItsEnd(family: string, times: number) {
    for (let run = 0; run < times; run++) {
      const taskArn = await runOneTask(product, family)
      product.advance(20 * MINUTE_MS)
      await answerTask(operator, toTaskAddress(taskArn), { isVisible: true })
    }
  }

  it('counts what runs on that cluster, and nothing else', async () => {
    for (const family of ['job', 'job', 'Job']) await runOneTask(product, family)
    expect(await read()).toMatchObject({ running: { count: 2, hasMore: false } })
    expect(await read(operator, { cluster: 'batch' })).toMatchObject({ running: { count: 0 } })
    product.advance(20 * MINUTE_MS)
    expect(await read()).toMatchObject({ running: { count: 0 } })
  })

  it('says how long a run takes after three of them, of that very family', async () => {
    await runToItsEnd('job', 2)
    for (const family of ['Job', 'j_b']) await runToItsEnd(family, 3)
    expect(await read()).toMatchObject({ usualMs: undefined })
    expect(await read(operator, { family: 'j_b' })).toHaveProperty('usualMs', expect.any(Number))
    await runToItsEnd('job', 1)
    const runs = await read()
    const usualMs = typeof runs === 'object' ? (runs.usualMs ?? 0) : 0
    expect(usualMs).toBeGreaterThanOrEqual(10 * MINUTE_MS)
    expect(usualMs).toBeLessThan(12 * MINUTE_MS)
  })

  it('says nothing of runs that the session may not see', async () => {
    await runToItsEnd('job', 3)
    expect(await read(product.as('viewer'))).toHaveProperty('usualMs', expect.any(Number))
    expect(await read(product.as('outsider'))).toMatchObject({ usualMs: undefined })
    await product.fault({ operation: 'DescribeTasks', kind: 'deny' })
    const second = { ...operator, operator: { ...operator.operator, sid: 'second' } }
    expect(await read(second)).toMatchObject({ running: { count: 0 }, usualMs: undefined })
  })

  it('stands without the count where ListTasks is denied, and ends with the credentials', async () => {
    const endsAt = '2026-11-24T12:00:00.000Z'
    const ending = { ...operator, operator: { ...operator.operator, expiresAt: endsAt } }
    await product.fault({ operation: 'ListTasks', kind: 'deny', times: 1 })
    expect(await read(ending)).toEqual({
      running: undefined,
      usualMs: undefined,
      sessionEndsAt: endsAt,
    })
    await product.fault({ operation: 'ListTasks', kind: 'expire' })
    expect(await read()).toBe('expired')
  })
})
