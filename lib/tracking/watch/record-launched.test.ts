import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { writeSession } from '../../ledger/sessions/sessions.server.ts'
import { readTasks } from '../../ledger/tasks/tasks.server.ts'
import { readTransitions } from '../../ledger/tasks/transitions.server.ts'
import { forgetProcessWide } from '../../process-wide.ts'
import { startLaunching } from '../../testing/launching-on-local-aws.ts'
import type { Launching } from '../../testing/launching-on-local-aws.ts'
import { registerFargate } from '../../testing/product-on-local-aws.ts'
import type { UserName } from '../../testing/product-on-local-aws.ts'
import { toTaskAddress } from '../../task-view/task-address.ts'
import { answerTask } from '../answer-polls.server.ts'
import { recordLaunched } from './record-launched.server.ts'
import { watchOn } from './watch-tasks.server.ts'

const EVERY_MS = 15_000

describe('tasks that were launched here', () => {
  let launching: Launching
  /** Whose session is open. */
  let open: Set<UserName>
  beforeEach(async () => {
    launching = await startLaunching()
    open = new Set(['operator'])
    await registerFargate(launching.product, 'backfill', ['sleep', '1200'])
  })
  afterEach(() => launching.close())

  const launch = async () => {
    await launching.launch({ taskDefinition: 'backfill' })
    return (await launching.started())[0] ?? ''
  }
  const stored = async (taskArn: string) => {
    const { accountId, cluster } = toTaskAddress(taskArn)
    const clusterArn = `arn:aws:ecs:us-east-1:${accountId}:cluster/${cluster}`
    const scope = { accountId, clusterArns: [clusterArn] }
    const [task] = await readTasks(launching.product.ledger, scope, [taskArn])
    const changes = await readTransitions(launching.product.ledger, scope, taskArn)
    return { status: task?.state.lastStatus, changes }
  }
  /** Lets time pass as the server lives through it. */
  const pass = async (ms: number) => {
    const { product } = launching
    for (let passedMs = 0; passedMs < ms; passedMs += EVERY_MS) {
      await recordLaunched({
        ledger: product.ledger,
        openSession: async sid => {
          const name = [...open].find(each => sid === `session-of-${each}`)
          return name && product.as(name)
        },
      })
      for (let each = 0; each < EVERY_MS; each += 2_500) {
        await watchOn(product.ledger)
        product.advance(2_500)
      }
    }
  }
  const look = (taskArn: string, by: UserName) =>
    answerTask(launching.as(by), toTaskAddress(taskArn), { isVisible: true })
  const keepSession = (name: UserName) => {
    const { operator } = launching.as(name)
    const session = { ...operator, method: 'keys', createdAt: new Date().toISOString() }
    return writeSession(launching.product.ledger, session, {})
  }

  it('are followed to their end though no page shows them, and asked for no more after it', async () => {
    const task = await launch()
    await pass(60_000)
    expect((await stored(task)).status).toBe('RUNNING')
    launching.product.advance(20 * 60_000)
    await pass(60_000)
    const { status, changes } = await stored(task)
    expect(status).toBe('STOPPED')
    const path = changes.filter(({ subject }) => subject === 'lastStatus').map(({ after }) => after)
    expect(path[0]).toBe('PROVISIONING')
    expect(path).toContain('RUNNING')
    expect(path.at(-1)).toBe('STOPPED')
    expect(await launching.product.callsDuring(() => pass(60_000))).toBe(0)
  })

  it('cost few calls while nobody looks and nothing changes', async () => {
    await launch()
    await pass(5 * 60_000)
    expect(await launching.product.callsDuring(() => pass(10 * 60_000))).toBeLessThan(10)
  })

  it('are followed no more once the session has ended', async () => {
    const task = await launch()
    await pass(30_000)
    open.clear()
    // What it lent is used up.
    await pass(75_000)
    expect(await launching.product.callsDuring(() => pass(10 * 60_000))).toBe(0)
    expect((await stored(task)).status).not.toBe('STOPPED')
  })

  it('are followed by another session that AWS was seen to allow the cluster', async () => {
    const task = await launch()
    await keepSession('viewer')
    await look(task, 'viewer')
    await look(task, 'operator')
    await pass(30_000)
    open = new Set(['viewer'])
    launching.product.advance(20 * 60_000)
    await pass(60_000)
    expect((await stored(task)).status).toBe('STOPPED')
  })

  it('are not asked for with credentials of a session that never looked', async () => {
    await launch()
    await keepSession('viewer')
    open = new Set(['viewer'])
    expect(await launching.product.callsDuring(() => pass(60_000))).toBe(0)
  })

  it('are asked for once a minute with credentials that AWS denies, and no more with ended ones', async () => {
    // A denied batch costs another call: may the session see the cluster?
    for (const [kind, calls] of [
      ['deny', 2 * 3],
      ['expire', 1],
    ] as const) {
      const task = await launch()
      await launching.product.fault({ service: 'ecs', operation: 'DescribeTasks', kind })
      expect(await launching.product.callsDuring(() => pass(2 * 60_000))).toBeLessThanOrEqual(calls)
      await launching.product.clearFaults()
      await look(task, 'operator')
      await pass(30_000)
      expect((await stored(task)).status).toBe('RUNNING')
    }
  })

  it('are followed again after a restart of the server', async () => {
    const task = await launch()
    await pass(30_000)
    forgetProcessWide('watchers')
    await pass(30_000)
    expect((await stored(task)).status).toBe('RUNNING')
    launching.product.advance(20 * 60_000)
    forgetProcessWide('watchers')
    await pass(60_000)
    expect((await stored(task)).status).toBe('STOPPED')
  })
})
