import type { Task } from '@aws-sdk/client-ecs'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { recordTasks } from '../../ledger/tasks/record-tasks.server.ts'
import { registerFargate, startProduct } from '../../testing/product-on-local-aws.ts'
import type { Product } from '../../testing/product-on-local-aws.ts'
import { runOneTask } from '../../testing/run-one-task.ts'
import { allButTagged, sessionWithPolicy } from '../../testing/session-with-policy.ts'
import { toTaskAddress } from '../../task-view/task-address.ts'
import { answerTask } from '../answer-polls.server.ts'
import { answerFamily, LISTED_ROWS, MOST_RUNS } from './read-family.server.ts'
import type { TrackingContext } from '../tracking-context.server.ts'

const MINUTE_MS = 60_000
const DAY_MS = 24 * 60 * MINUTE_MS
const arn = 'arn:aws:ecs:us-east-1:111122223333'

describe('a family’s page', () => {
  let product: Product
  let operator: TrackingContext
  beforeEach(async () => {
    product = await startProduct()
    operator = product.as('operator')
    await registerFargate(product, 'job', ['sh', '-c', 'sleep 60'])
    await registerFargate(product, 'fails', ['sh', '-c', 'sleep 60; exit 3'])
  })
  afterEach(() => product.close())

  async function ask(family = 'job', ctx = operator) {
    const answer = await answerFamily(ctx, family, { isVisible: true })
    if (!answer.ok) throw new Error(answer.failure.kind)
    return answer.value
  }
  const bodyOf = async (family?: string, ctx?: TrackingContext) => (await ask(family, ctx))?.body
  const open = (taskArn: string, ctx = operator) =>
    answerTask(ctx, toTaskAddress(taskArn), { isVisible: true })
  async function runToItsEnd(family: string, tags: { key: string; value: string }[] = []) {
    const taskArn = await runOneTask(product, family, [], tags)
    await open(taskArn)
    product.advance(10 * MINUTE_MS)
    await open(taskArn)
    return taskArn
  }
  /** Tasks that ECS has long forgotten. */
  const record = (region: string, ...tasks: Task[]) =>
    recordTasks(product.ledger, { accountId: '111122223333', region }, tasks, {
      nowIso: operator.now().toISOString(),
      sentMs: performance.now(),
    })
  const toOldTask = (number: number, ageMs: number, more: Task = {}): Task => {
    const endedMs = operator.now().getTime() - ageMs
    return {
      taskArn: `${arn}:task/demo/${String(number).padStart(32, '0')}`,
      clusterArn: `${arn}:cluster/demo`,
      taskDefinitionArn: `${arn}:task-definition/job:1`,
      lastStatus: 'STOPPED',
      stopCode: 'EssentialContainerExited',
      containers: [{ name: 'app', exitCode: 0 }],
      createdAt: new Date(endedMs),
      startedAt: new Date(endedMs),
      stoppedAt: new Date(endedMs),
      ...more,
    }
  }

  it('has the runs, their figures and the newest revision', async () => {
    await runToItsEnd('fails')
    const failedArn = await runToItsEnd('fails')
    const body = await bodyOf('fails')
    const { taskId } = toTaskAddress(failedArn)
    expect(body).toMatchObject({
      family: 'fails',
      revision: { kind: 'active', revision: 1, registeredAt: expect.any(String) as string },
      figures: { runs: 2, running: 0, successRate: 0 },
      problems: [],
    })
    expect(body?.figures.reasons).toMatchObject([
      { count: 2, href: expect.stringContaining(taskId) as string },
    ])
    expect(body?.rows.map(row => row.arn)[0]).toBe(failedArn)
    expect(body?.figures.medianMs).toBeGreaterThanOrEqual(MINUTE_MS)
    expect(body?.newestOnly).toBeUndefined()
  })

  it('shows a run while it runs, and its end with the poll that the answer asks for', async () => {
    await open(await runOneTask(product, 'job'))
    product.advance(50_000)
    const running = await ask()
    expect(running?.body.figures).toMatchObject({ runs: 1, running: 1 })
    expect(running?.nextPollMs).toBeLessThan(30_000)
    product.advance(10 * MINUTE_MS)
    const ended = await ask()
    expect(ended?.body.figures).toMatchObject({ running: 0, successRate: 1 })
    expect(ended?.nextPollMs).toBe(10_000)
  })

  it('counts ninety days, of the session’s Region', async () => {
    await record('us-east-1', toOldTask(1, DAY_MS), toOldTask(2, 89 * DAY_MS))
    await record('us-east-1', toOldTask(3, 91 * DAY_MS))
    const elsewhere = toOldTask(4, DAY_MS, { clusterArn: 'arn:aws:ecs:eu-west-1:1:cluster/demo' })
    await record('eu-west-1', elsewhere)
    expect((await bodyOf())?.figures.runs).toBe(2)
  })

  it('says if there are more runs than it reads', async () => {
    const many = Array.from({ length: MOST_RUNS + 1 }, (_, n) => toOldTask(n, n * 1000))
    await record('us-east-1', ...many.slice(0, MOST_RUNS))
    expect(await bodyOf()).toMatchObject({ newestOnly: undefined, figures: { runs: MOST_RUNS } })
    await record('us-east-1', ...many)
    const body = await bodyOf()
    expect(body).toMatchObject({ newestOnly: MOST_RUNS, figures: { runs: MOST_RUNS } })
    expect(body?.rows).toHaveLength(LISTED_ROWS)
    expect(body?.rows[0]?.arn).toBe(many[0]?.taskArn)
  })

  it('is empty for a family that has not run', async () => {
    expect(await bodyOf()).toMatchObject({ figures: { runs: 0 }, revision: { kind: 'active' } })
  })

  it('is not there for a family that nobody knows', async () => {
    expect(await ask('nobody-knows-it')).toBeUndefined()
    expect(await ask('Job')).toBeUndefined()
  })

  it('asks AWS nothing about a name that no family can have', async () => {
    await product.fault({ kind: 'expire' })
    for (const name of ['', 'a b', '../x', 'job:1', 'ü', 'a'.repeat(256)])
      expect(await ask(name)).toBeUndefined()
    await expect(ask('a'.repeat(255))).rejects.toThrow('expired')
  })

  it('goes on without the revision where that is denied', async () => {
    await runToItsEnd('job')
    await product.fault({ operation: 'DescribeTaskDefinition', kind: 'deny' })
    const second = { ...operator, operator: { ...operator.operator, sid: 'second' } }
    expect(await bodyOf('job', second)).toMatchObject({
      revision: { kind: 'unknown' },
      figures: { runs: 1 },
    })
  })

  it('asks for the revision once a minute', async () => {
    expect(await bodyOf()).toMatchObject({ revision: { revision: 1 } })
    await registerFargate(product, 'job', ['true'])
    expect(await bodyOf()).toMatchObject({ revision: { revision: 1 } })
    product.advance(MINUTE_MS)
    expect(await bodyOf()).toMatchObject({ revision: { revision: 2 } })
  })

  it('counts no run that the session may not see', async () => {
    await runToItsEnd('job')
    await open(await runOneTask(product, 'job', [], [{ key: 'team', value: 'payroll' }]))
    expect((await bodyOf())?.figures).toMatchObject({ runs: 2 })
    const barred = await sessionWithPolicy(product, 'barred', ...allButTagged('team', 'payroll'))
    expect((await bodyOf('job', barred))?.figures.runs).toBe(1)
    product.advance(10 * MINUTE_MS)
    expect((await bodyOf())?.figures).toMatchObject({ runs: 2, running: 0 })
    expect((await bodyOf('job', barred))?.figures.runs).toBe(1)
    expect(await bodyOf('job', product.as('outsider'))).toBeUndefined()
  })

  it('shows nothing of a cluster that is denied, and says which one did not respond', async () => {
    await runToItsEnd('job')
    const as = (sid: string) => ({ ...operator, operator: { ...operator.operator, sid } })
    await product.fault({ operation: 'DescribeTasks', kind: 'deny' })
    expect(await bodyOf('job', as('second'))).toMatchObject({ figures: { runs: 0 }, problems: [] })
    await product.clearFaults()
    await product.fault({ operation: 'DescribeTasks', kind: 'error' })
    expect(await bodyOf('job', as('third'))).toMatchObject({
      figures: { runs: 0 },
      problems: [{ cluster: 'demo', areTasksShown: false }],
    })
  })
})
