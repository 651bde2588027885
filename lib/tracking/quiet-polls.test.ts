import { sql } from 'kysely'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { registerFargate, startProduct } from '../testing/product-on-local-aws.ts'
import type { Product } from '../testing/product-on-local-aws.ts'
import { runOneTask } from '../testing/run-one-task.ts'
import { answerTask, answerTasks } from './answer-polls.server.ts'
import { readTask } from './read-task.server.ts'
import { toTaskAddress } from '../task-view/task-address.ts'

describe('a poll', () => {
  let product: Product
  let taskArn: string
  beforeEach(async () => {
    product = await startProduct()
    await registerFargate(product, 'job', ['sleep', '600'])
    taskArn = await runOneTask(product, 'job')
    await readTask(product.as('operator'), toTaskAddress(taskArn))
  })
  afterEach(() => product.close())

  const totalChanges = async () => {
    const query = sql<{ n: number }>`SELECT total_changes() AS n`
    return (await query.execute(product.ledger.db)).rows[0]?.n ?? 0
  }
  const ctx = () => product.as('operator')
  const polls = {
    'of the list': () => answerTasks(ctx(), { isVisible: true }),
    'of a task': () => answerTask(ctx(), toTaskAddress(taskArn), { isVisible: true }),
  }

  it.each(Object.entries(polls))('%s writes what changed, and else nothing', async (_, poll) => {
    product.advance(60_000)
    const before = await totalChanges()
    expect(await poll()).toMatchObject({ ok: true })
    const after = await totalChanges()
    expect(after).toBeGreaterThan(before)
    product.advance(1_000)
    expect(await poll()).toMatchObject({ ok: true })
    expect(await totalChanges()).toBe(after)
  })

  it('goes on with what is known while what changed cannot be written', async () => {
    const setReadOnly = (value: 'ON' | 'OFF') =>
      sql`PRAGMA query_only = ${sql.raw(value)}`.execute(product.ledger.db)
    await setReadOnly('ON')
    product.advance(20 * 60_000)
    const answer = await answerTask(ctx(), toTaskAddress(taskArn), { isVisible: true })
    await setReadOnly('OFF')
    expect(answer).toMatchObject({
      ok: true,
      value: { body: { task: { freshness: { kind: 'stale', failure: { kind: 'unreachable' } } } } },
    })
  })
})
