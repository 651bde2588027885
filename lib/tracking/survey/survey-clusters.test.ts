import { ECSClient, CreateClusterCommand } from '@aws-sdk/client-ecs'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { announceSessionEnd } from '../../ledger/sessions/session-ends.ts'
import { readTasks } from '../../ledger/tasks/tasks.server.ts'
import { registerFargate, startProduct } from '../../testing/product-on-local-aws.ts'
import type { Product } from '../../testing/product-on-local-aws.ts'
import { runOneTask } from '../../testing/run-one-task.ts'
import { allButTagged, sessionWithPolicy } from '../../testing/session-with-policy.ts'
import { toTaskAddress } from '../../task-view/task-address.ts'
import type { TasksQuestion } from '../../task-view/list/tasks-question.ts'
import { answerTask, answerTasks } from '../answer-polls.server.ts'
import type { TrackingContext } from '../tracking-context.server.ts'
import { surveyOn } from './survey-clusters.server.ts'

let product: Product
let operator: TrackingContext
beforeEach(async () => {
  product = await startProduct()
  const { aws, ...others } = product.as('operator')
  operator = { ...others, aws: { ...aws, maxAttempts: 1 } }
  await registerFargate(product, 'job', ['sleep', '600'])
  await createCluster('work')
})
afterEach(() => product.close())

const createCluster = (clusterName: string) =>
  new ECSClient(operator.aws).send(new CreateClusterCommand({ clusterName }))
const start = (tags: { key: string; value: string }[] = []) =>
  runOneTask(product, 'job', [], tags, 'work')

async function answerOf(ctx: TrackingContext, question: TasksQuestion = { clusters: ['work'] }) {
  const answer = await answerTasks(ctx, { isVisible: true }, question)
  if (!answer.ok) throw new Error(answer.failure.message)
  return answer.value.body
}
const arnsOf = async (ctx: TrackingContext, question?: TasksQuestion) =>
  (await answerOf(ctx, question)).rows.map(({ arn }) => arn).sort()
const stateOf = async (ctx: TrackingContext, cluster = 'work') =>
  (await answerOf(ctx)).clusters.find(each => each.cluster === cluster)?.state

/** As the server's clock does. */
async function survey(ctx: TrackingContext = operator, question?: TasksQuestion) {
  await answerOf(ctx, question)
  for (let tick = 0; tick < 10; tick += 1) {
    await surveyOn(product.ledger)
    product.advance(500)
  }
}
const isKept = async (taskArn: string) => {
  const { accountId, cluster } = toTaskAddress(taskArn)
  const clusterArns = [`arn:aws:ecs:us-east-1:${accountId}:cluster/${cluster}`]
  return (await readTasks(product.ledger, { accountId, clusterArns }, [taskArn])).length > 0
}

describe('a cluster that a page looks at', () => {
  it('shows what others run there, without the tasks of services', async () => {
    const [one, other] = [await start(), await start()]
    expect(await stateOf(operator)).toBe('listing')
    expect(await arnsOf(operator)).toEqual([])
    await survey()
    expect(await stateOf(operator)).toBe('listed')
    expect(await arnsOf(operator)).toEqual([one, other].sort())
  })

  it('shows tasks of services to those who ask', async () => {
    await survey(operator, { clusters: ['batch'], withServices: true })
    const { rows } = await answerOf(operator, { clusters: ['batch'], withServices: true })
    const few = await answerOf(operator, { clusters: ['batch'] })
    expect(rows.some(({ group }) => group?.startsWith('service:'))).toBe(true)
    expect(few.rows.some(({ group }) => group?.startsWith('service:'))).toBe(false)
  })

  it('is followed to the end of its tasks, and forgets them with ECS', async () => {
    const task = await start()
    await survey()
    product.advance(20 * 60_000)
    await survey()
    const { rows } = await answerOf(operator)
    expect(rows).toMatchObject([{ arn: task, state: 'succeeded' }])
    product.advance(2 * 3_600_000)
    await survey()
    expect(await arnsOf(operator)).toEqual([])
  })

  it('enters the ledger with the task that is opened, and no other', async () => {
    const [opened, other] = [await start(), await start()]
    await survey()
    expect(await isKept(opened)).toBe(false)
    await answerTask(operator, toTaskAddress(opened), { isVisible: true })
    expect(await isKept(opened)).toBe(true)
    await survey()
    expect(await isKept(other)).toBe(false)
    expect(await arnsOf(operator)).toEqual([opened, other].sort())
  })

  it('is listed for each session by its own right', async () => {
    const task = await start()
    await survey()
    await product.fault({ operation: 'ListTasks', kind: 'deny', principal: 'viewer' })
    const viewer = product.as('viewer')
    await survey(viewer)
    expect(await arnsOf(viewer)).toEqual([])
    expect(await stateOf(viewer)).toBe('unlistable')
    await survey()
    expect(await arnsOf(operator)).toEqual([task])
  })

  it('hides what a policy denies a session by its tags', async () => {
    const plain = await start()
    const tagged = await start([{ key: 'team', value: 'payroll' }])
    const some = await sessionWithPolicy(product, 'some', ...allButTagged('team', 'payroll'))
    await survey(some)
    expect(await arnsOf(some)).toEqual([plain])
    await survey()
    product.advance(10_000)
    await survey()
    expect(await arnsOf(operator)).toEqual([plain, tagged].sort())
    expect(await arnsOf(some)).toEqual([plain])
  })

  it('says that it is denied, beside one that is not', async () => {
    const task = await start()
    await createCluster('private')
    const some = await sessionWithPolicy(
      product,
      'some',
      { Effect: 'Allow', Action: '*', Resource: '*' },
      {
        Effect: 'Deny',
        Action: ['ecs:ListTasks', 'ecs:DescribeTasks'],
        Resource: '*',
        Condition: {
          ArnEquals: { 'ecs:cluster': 'arn:aws:ecs:us-east-1:111122223333:cluster/private' },
        },
      },
    )
    await survey(some, {})
    const { clusters, rows } = await answerOf(some, {})
    expect(clusters).toContainEqual({ cluster: 'private', state: 'unlistable' })
    expect(clusters).toContainEqual({ cluster: 'work', state: 'listed' })
    expect(rows.map(({ arn }) => arn)).toContain(task)
  })

  it('lends nothing of a session that has ended', async () => {
    await start()
    const sid = crypto.randomUUID()
    const ending = { ...operator, operator: { ...operator.operator, sid } }
    await answerOf(ending)
    announceSessionEnd(sid)
    await survey(ending)
    expect(await stateOf(ending)).toBe('listing')
  })

  it('goes on after ECS did not respond', async () => {
    const task = await start()
    await product.fault({ operation: 'ListTasks', kind: 'error', status: 503 })
    await survey()
    const { clusters } = await answerOf(operator)
    expect(clusters.find(({ cluster }) => cluster === 'work')?.trouble).toBeTruthy()
    await product.clearFaults()
    product.advance(30_000)
    await survey()
    expect(await arnsOf(operator)).toEqual([task])
  })

  it('costs two calls in ten seconds once it is listed, and its proofs', async () => {
    await start()
    await survey()
    const calls = () => countLists()
    const before = await calls()
    for (let second = 0; second < 60; second += 1) {
      await answerOf(operator)
      await surveyOn(product.ledger)
      product.advance(1_000)
    }
    expect((await calls()) - before).toBeLessThanOrEqual(14)
  })
})

async function countLists(): Promise<number> {
  const response = await fetch(`${product.aws.url}/_local/calls`)
  const body: unknown = await response.json()
  const text = JSON.stringify(body)
  return [...text.matchAll(/"ecs:ListTasks":(\d+)/g)].reduce((sum, [, n]) => sum + Number(n), 0)
}
