import { CreateClusterCommand, ECSClient, StopTaskCommand } from '@aws-sdk/client-ecs'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { registerFargate, startProduct } from '../../testing/product-on-local-aws.ts'
import type { Product, UserName } from '../../testing/product-on-local-aws.ts'
import { runOneTask } from '../../testing/run-one-task.ts'
import { readOpenStops } from '../../ledger/tasks/pending-stops.server.ts'
import { readTasks } from '../../ledger/tasks/tasks.server.ts'
import { callCountsOf } from '../../local-aws/control/count-call.ts'
import { answerTask, answerTasks } from '../../tracking/answer-polls.server.ts'
import { surveyOn } from '../../tracking/survey/survey-clusters.server.ts'
import { toTaskAddress } from '../../task-view/task-address.ts'
import { explainStop } from '../../verdict/explain-stop.ts'
import { stopTasks } from './stop-tasks.server.ts'
import type { StopRequest } from './stop-tasks.server.ts'

const DEMO = 'arn:aws:ecs:us-east-1:111122223333:cluster/demo'
const HOUR_MS = 3_600_000

describe('stopping', () => {
  let product: Product
  let taskArn: string
  beforeEach(async () => {
    product = await startProduct()
    await registerFargate(product, 'job', ['sleep', '9000'])
    taskArn = await runOneTask(product, 'job', [], [{ key: 'ticket', value: 'OPS-1' }])
    product.advance(60_000)
  })
  afterEach(() => product.close())

  const kept = async () => {
    const scope = { accountId: '111122223333', clusterArns: [DEMO] }
    return (await readTasks(product.ledger, scope, [taskArn]))[0]?.state
  }
  const stop = (more: Partial<StopRequest> = {}, by: UserName = 'operator') =>
    stopTasks(product.as(by), { tasks: [taskArn], ...more })
  const resultOf = async (more: Partial<StopRequest> = {}, by: UserName = 'operator') => {
    const answer = await stop(more, by)
    return answer.ok && answer.value.kind === 'answered' ? answer.value.results[0] : answer
  }
  const see = () =>
    answerTask(product.as('operator'), toTaskAddress(taskArn), { isVisible: true, isNow: true })
  const countStops = () =>
    [...callCountsOf(product.aws.world).values()].reduce(
      (sum, counts) => sum + (counts.get('ecs:StopTask') ?? 0),
      0,
    )
  const unlisted = {
    operation: 'StopTask',
    kind: 'error',
    status: 400,
    code: 'InvalidParameterException',
    message: 'The referenced task was not found.',
  }

  it('is kept with its reason as soon as ECS took it', async () => {
    expect(await resultOf({ reason: '  wrong shard ' })).toEqual({ taskArn, kind: 'stopping' })
    expect(await kept()).toMatchObject({
      desiredStatus: 'STOPPED',
      stopCode: 'UserInitiated',
      stoppedReason: expect.stringContaining('wrong shard') as string,
    })
  })

  it.each([
    ['with a reason', 'drill is over', 'me too'],
    ['with a reason, and this one without', 'drill is over', undefined],
    ['without a reason, and this one with one', undefined, 'me too'],
  ])('is not told as ours where somebody else had stopped it %s', async (_name, theirs, ours) => {
    await see()
    const { region, endpoint, credentials } = product.as('operator').aws
    await new ECSClient({ region, endpoint, credentials }).send(
      new StopTaskCommand({ cluster: 'demo', task: taskArn, reason: theirs }),
    )
    expect(await resultOf({ reason: ours })).toEqual({ taskArn, kind: 'stopping' })
    const scope = { accountId: '111122223333', clusterArns: [DEMO] }
    const [task] = await readTasks(product.ledger, scope, [taskArn])
    expect(task?.stopRequest).toBeUndefined()
  })

  it('is told with who asked, on the task’s page, and stays theirs', async () => {
    await stop({ reason: 'wrong shard' })
    await stop({ reason: 'me too' }, 'operator')
    product.advance(HOUR_MS / 6)
    await see()
    const scope = { accountId: '111122223333', clusterArns: [DEMO] }
    const [task] = await readTasks(product.ledger, scope, [taskArn])
    expect(task?.stopRequest).toMatchObject({
      by: expect.stringMatching(/operator$/) as string,
      reason: 'wrong shard',
    })
    expect(explainStop(task?.state ?? {}, undefined, task?.stopRequest)).toMatchObject({
      outcome: 'stopped',
      cause: expect.stringMatching(/^operator stopped it from Slipway/) as string,
    })
  })

  it('is nobody’s if the task had ended before it', async () => {
    product.advance(3 * HOUR_MS)
    await stop()
    const scope = { accountId: '111122223333', clusterArns: [DEMO] }
    const [task] = await readTasks(product.ledger, scope, [taskArn])
    expect(task?.stopRequest).toBeUndefined()
  })

  it('keeps the tags that AWS deletes, of a task that nobody has looked at, too', async () => {
    await stop()
    product.advance(HOUR_MS / 6)
    await see()
    expect(await kept()).toMatchObject({
      lastStatus: 'STOPPED',
      tags: [{ key: 'ticket', value: 'OPS-1' }],
    })
  })

  it('keeps the tags that a list knows where AWS does not tell them again', async () => {
    const list = () => answerTasks(product.as('operator'), { isVisible: true })
    await list()
    for (let tick = 0; tick < 10; tick += 1) await surveyOn(product.ledger)
    await list()
    await product.fault({ operation: 'DescribeTasks', kind: 'throttle' })
    expect(await resultOf()).toMatchObject({ kind: 'stopping' })
    expect(await kept()).toMatchObject({
      desiredStatus: 'STOPPED',
      tags: [{ key: 'ticket', value: 'OPS-1' }],
    })
  })

  it('is sent although DescribeTasks hangs', async () => {
    await product.fault({ operation: 'DescribeTasks', kind: 'hang' })
    const { aws, ...others } = product.as('operator')
    const patient = { ...others, aws: { ...aws, requestTimeoutMs: 60_000 } }
    expect(await stopTasks(patient, { tasks: [taskArn] })).toMatchObject({
      value: { results: [{ kind: 'stopping' }] },
    })
  })

  it('takes a blank reason for none', async () => {
    expect(await resultOf({ reason: ' ' })).toMatchObject({ kind: 'stopping' })
    expect((await kept())?.stoppedReason).toBe('Task stopped by user')
  })

  it('takes 255 characters as AWS counts them, and refuses more instead of cutting them', async () => {
    expect(await stop({ reason: '🛑'.repeat(256) })).toMatchObject({
      ok: false,
      failure: { kind: 'invalid', message: expect.stringContaining('255') as string },
    })
    expect(countStops()).toBe(0)
    expect(await resultOf({ reason: ` ${'🛑'.repeat(255)} ` })).toMatchObject({ kind: 'stopping' })
    expect((await kept())?.stoppedReason).toBe('🛑'.repeat(255))
  })

  it('says who may not, by the name of the permission', async () => {
    expect(await resultOf({}, 'viewer')).toMatchObject({
      kind: 'failed',
      failure: {
        kind: 'forbidden',
        message: expect.stringContaining('ecs:StopTask') as string,
        detail: expect.stringContaining('ecs:StopTask') as string,
      },
    })
  })

  it('sends nothing for a task of another account, of a Region that is not allowed, or for nonsense', async () => {
    expect(await resultOf({}, 'outsider')).toMatchObject({ failure: { kind: 'invalid' } })
    for (const tasks of [['nonsense'], [taskArn.replace('us-east-1', 'mars-1')]]) {
      expect(await resultOf({ tasks })).toMatchObject({
        kind: 'failed',
        failure: { kind: 'invalid' },
      })
    }
    const tasks = Array.from({ length: 101 }, () => taskArn)
    expect(await stop({ tasks })).toMatchObject({ ok: false, failure: { kind: 'invalid' } })
    expect(countStops()).toBe(0)
  })

  it('says of a task that it had already stopped, after ECS has forgotten it, too', async () => {
    await stop()
    product.advance(HOUR_MS / 6)
    expect(await resultOf()).toEqual({ taskArn, kind: 'stopped' })
    product.advance(3 * HOUR_MS)
    expect(await resultOf()).toEqual({ taskArn, kind: 'stopped' })
  })

  it('answers each of many tasks, and asks once for one that is named twice', async () => {
    const other = await runOneTask(product, 'job')
    const missing = `${taskArn.slice(0, -32)}${'f'.repeat(32)}`
    const answer = await stop({ tasks: [missing, taskArn, other, taskArn], reason: 'bad batch' })
    expect(answer).toMatchObject({
      value: {
        results: [
          { taskArn: missing, kind: 'failed', failure: { kind: 'rejected' } },
          { taskArn, kind: 'stopping' },
          { taskArn: other, kind: 'stopping' },
        ],
      },
    })
    expect(countStops()).toBe(3)
  })

  it('does not send the rest of a batch while AWS answers nobody', async () => {
    const tasks = [taskArn]
    while (tasks.length < 12) tasks.push(await runOneTask(product, 'job'))
    await product.fault({ operation: 'StopTask', kind: 'expire' })
    const answer = await stop({ tasks })
    const results = answer.ok && answer.value.kind === 'answered' ? answer.value.results : []
    expect(results).toHaveLength(12)
    for (const result of results) expect(result).toMatchObject({ failure: { kind: 'expired' } })
    expect(countStops()).toBeLessThanOrEqual(4)
  })

  it.each([
    [{ code: 'ThrottlingException', message: 'Rate exceeded' }, { kind: 'throttled' }],
    [{ code: 'ServerException', status: 500 }, { kind: 'unreachable' }],
    [
      { code: 'ClusterNotFoundException', message: 'Cluster not found.' },
      { kind: 'rejected', message: 'The cluster demo no longer exists.' },
    ],
  ])('names what went wrong: %j', async (error, failure) => {
    await product.fault({ operation: 'StopTask', kind: 'error', status: 400, ...error })
    expect(await resultOf()).toMatchObject({ kind: 'failed', failure })
    await product.clearFaults()
    expect(await resultOf()).toMatchObject({ kind: 'stopping' })
  })

  describe('a task that ECS does not list yet', () => {
    beforeEach(async () => {
      await see()
      await product.fault(unlisted)
    })

    it('is stored once and answered at once, however often it is asked for', async () => {
      const first = await resultOf({ reason: 'too soon' })
      expect(first).toMatchObject({ kind: 'pending' })
      product.advance(5_000)
      expect(await resultOf({ reason: 'again' })).toEqual(first)
      expect(await readOpenStops(product.ledger)).toMatchObject([
        { taskArn, clusterArn: DEMO, sid: 'session-of-operator', reason: 'too soon' },
      ])
      expect(await see()).toMatchObject({
        value: { body: { task: { pendingStop: { state: 'open' } } }, nextPollMs: 1_000 },
      })
    })

    it('is not waited for when it is older than that', async () => {
      product.advance(3 * 60_000)
      expect(await resultOf()).toMatchObject({ kind: 'failed', failure: { kind: 'rejected' } })
      expect(await readOpenStops(product.ledger)).toEqual([])
    })

    it('is no longer pending once ECS took a stop', async () => {
      await resultOf()
      await product.clearFaults()
      expect(await resultOf()).toMatchObject({ kind: 'stopping' })
      expect(await readOpenStops(product.ledger)).toEqual([])
    })
  })

  describe('on a production cluster', () => {
    const PROD = 'arn:aws:ecs:us-east-1:111122223333:cluster/payments-prod'
    const prodTask = `arn:aws:ecs:us-east-1:111122223333:task/payments-prod/${'a'.repeat(32)}`
    beforeEach(async () => {
      const { region, endpoint, credentials } = product.as('operator').aws
      const tags = [{ key: 'slipway:production', value: '' }]
      await new ECSClient({ region, endpoint, credentials }).send(
        new CreateClusterCommand({ clusterName: 'payments-prod', tags }),
      )
    })

    it('asks once for each cluster before anything is sent', async () => {
      const tasks = [taskArn, prodTask, prodTask.replaceAll('a', 'b')]
      expect(await stop({ tasks: [taskArn, prodTask] })).toEqual({
        ok: true,
        value: { kind: 'unconfirmed', clusters: [PROD] },
      })
      expect(await stop({ tasks, confirmedClusters: [DEMO] })).toMatchObject({
        value: { kind: 'unconfirmed' },
      })
      expect(countStops()).toBe(0)
      expect((await kept())?.desiredStatus).not.toBe('STOPPED')
    })

    it('stops what is confirmed', async () => {
      const tasks = [taskArn, prodTask]
      expect(await stop({ tasks, confirmedClusters: [PROD] })).toMatchObject({
        value: {
          kind: 'answered',
          results: [{ kind: 'stopping' }, { kind: 'failed', failure: { kind: 'rejected' } }],
        },
      })
    })

    it('is known by the settings, too', async () => {
      const ctx = product.as('operator')
      const isProductionName = (name: string) => name === 'demo'
      const marked = { ...ctx, settings: { ...ctx.settings, isProductionName } }
      expect(await stopTasks(marked, { tasks: [taskArn] })).toMatchObject({
        value: { kind: 'unconfirmed', clusters: [DEMO] },
      })
    })
  })

  it('shows since when the task is stopping, before AWS tells', async () => {
    await see()
    await stop()
    const seen = await see()
    const task = seen.ok ? seen.value?.body.task : undefined
    expect(task?.state).toBe('stopping')
    expect(task?.times.stoppingAt).toBeUndefined()
    expect(Date.parse(task?.stoppingSince ?? '')).toBeLessThanOrEqual(
      product.as('operator').now().getTime(),
    )
  })
})
