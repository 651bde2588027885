import { StopTaskCommand, ECSClient } from '@aws-sdk/client-ecs'
import { z } from 'zod'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { registerFargate, startProduct } from '../testing/product-on-local-aws.ts'
import type { Product, UserName } from '../testing/product-on-local-aws.ts'
import { runOneTask } from '../testing/run-one-task.ts'
import { markForgotten } from '../ledger/tasks/record-tasks.server.ts'
import { answerTask, answerTasks } from './answer-polls.server.ts'
import { findTask } from './find-task.server.ts'
import { readTask } from './read-task.server.ts'
import { toTaskAddress } from '../task-view/task-address.ts'

const HOUR_MS = 3_600_000
const callsSchema = z.object({ calls: z.record(z.string(), z.record(z.string(), z.number())) })

describe('a task’s page', () => {
  let product: Product
  let taskArn: string
  beforeEach(async () => {
    product = await startProduct()
    await registerFargate(product, 'job', ['sh', '-c', 'echo --token hush; sleep 60; exit 3'])
    taskArn = await runOneTask(product, 'job', [
      { name: 'DB_PASSWORD', value: 'hush' },
      { name: 'LEVEL', value: 'debug' },
      { name: 'UPSTREAM', value: 'https://u:hush@h' },
    ])
  })
  afterEach(() => product.close())

  const link = () => toTaskAddress(taskArn)
  const read = async (by: UserName = 'operator', more = {}) =>
    readTask(product.as(by), { ...link(), ...more })
  const statusOf = async () => {
    const kept = await read()
    return kept.ok ? kept.value?.task.lastStatus : kept.failure.kind
  }

  it('follows the task to its exit code, without a word of ours', async () => {
    expect(await statusOf()).toBe('PROVISIONING')
    product.advance(HOUR_MS / 6)
    const answer = await answerTask(product.as('operator'), link(), { isVisible: true })
    if (!answer.ok || !answer.value) throw new Error('There is no such task')
    const { task } = answer.value.body
    expect(task).toMatchObject({ lastStatus: 'STOPPED', stopCode: 'EssentialContainerExited' })
    expect(task.containers).toMatchObject([{ name: 'app', exitCode: 3 }])
    expect(answer.value.nextPollMs).toBeNull()
  })

  it('opens for good: after ECS has forgotten the task, too', async () => {
    expect(await statusOf()).toBe('PROVISIONING')
    product.advance(HOUR_MS / 6)
    expect(await statusOf()).toBe('STOPPED')
    product.advance(2 * HOUR_MS)
    expect(await statusOf()).toBe('STOPPED')
  })

  it('says so when ECS forgot the task before anybody saw its end', async () => {
    expect(await statusOf()).toBe('PROVISIONING')
    product.advance(3 * HOUR_MS)
    const kept = await read()
    expect(kept).toMatchObject({
      value: { freshness: { kind: 'forgotten' }, task: { lastStatus: 'PROVISIONING' } },
    })
  })

  it('opens for a colleague of the account, and for nobody of another', async () => {
    await read()
    expect(await read('viewer')).toMatchObject({ ok: true, value: { task: { taskArn } } })
    expect(await read('outsider')).toEqual({ ok: true, value: undefined })
    expect(await read('outsider', { account: '444455556666' })).toEqual({
      ok: true,
      value: undefined,
    })
    expect(await read('operator', { taskId: 'f'.repeat(32) })).toEqual({
      ok: true,
      value: undefined,
    })
  })

  it('is refused to those who may not describe tasks of the cluster', async () => {
    expect(await read('launcher', { cluster: 'batch' })).toMatchObject({
      ok: false,
      failure: { kind: 'forbidden' },
    })
    expect(await read('launcher')).toMatchObject({ ok: true, value: { task: { taskArn } } })
  })

  it('keeps what it knows while AWS does not answer', async () => {
    await read()
    await product.fault({ operation: 'DescribeTasks', kind: 'error', status: 503 })
    expect(await read()).toMatchObject({
      ok: true,
      value: { task: { taskArn }, freshness: { kind: 'stale', failure: { kind: 'unreachable' } } },
    })
  })

  it('opens seconds after the permission came, not a minute', async () => {
    await product.fault({ operation: 'DescribeTasks', kind: 'deny' })
    expect(await read()).toMatchObject({ ok: false, failure: { kind: 'forbidden' } })
    await product.clearFaults()
    product.advance(5_000)
    expect((await read()).ok).toBe(true)
  })

  it('ends with the credentials', async () => {
    await read()
    await product.fault({ operation: 'DescribeTasks', kind: 'expire' })
    expect(await read()).toMatchObject({ ok: false, failure: { kind: 'expired' } })
  })

  it('masks what looks secret by its name or by itself, and shows the rest', async () => {
    const kept = await read()
    expect(JSON.stringify(kept)).not.toContain('hush')
    expect(JSON.stringify(kept)).toContain('https://u:••••••••@h')
    expect(JSON.stringify(kept)).toContain('debug')
  })

  it('is found by the task’s id, its ARN and its link', async () => {
    const { taskId } = link()
    const href = `/tasks/us-east-1/111122223333/demo/${taskId}`
    for (const text of [taskId, ` ${taskArn}\n`, `http://localhost:3000${href}`]) {
      expect(await findTask(product.as('operator'), text)).toEqual({ ok: true, value: { href } })
    }
    await read()
    expect(await findTask(product.as('operator'), taskId)).toEqual({ ok: true, value: { href } })
    expect((await findTask(product.as('outsider'), taskId)).ok).toBe(false)
    expect((await findTask(product.as('operator'), '<script>')).ok).toBe(false)
  })

  it('stands in the list of everybody who may see it', async () => {
    await read()
    const rowsOf = async (by: UserName) => {
      const answer = await answerTasks(product.as(by), { isVisible: true })
      return answer.ok && answer.value.body.rows
    }
    expect(await rowsOf('operator')).toMatchObject([{ arn: taskArn, family: 'job' }])
    expect(await rowsOf('viewer')).toHaveLength(1)
    expect(await rowsOf('outsider')).toEqual([])
  })

  it('shows a stop as soon as ECS was asked for it', async () => {
    product.advance(60_000)
    const { aws } = product.as('operator')
    await new ECSClient(aws).send(
      new StopTaskCommand({ cluster: 'demo', task: taskArn, reason: 'wrong shard' }),
    )
    const kept = await read()
    expect(kept).toMatchObject({
      value: { task: { desiredStatus: 'STOPPED', stopCode: 'UserInitiated' } },
    })
  })

  it('is asked for again when ECS forgot it by mistake', async () => {
    await read()
    await markForgotten(product.ledger, taskArn, new Date().toISOString())
    product.advance(30_000)
    expect(await read()).toMatchObject({ value: { freshness: { kind: 'live' } } })
  })

  it.each([
    { taskId: '../../etc' },
    { cluster: 'a b' },
    { cluster: 'x'.repeat(300) },
    { region: 'évil x' },
    { taskId: '' },
  ])('that no link can lead to (%j) asks nothing of AWS', async more => {
    product.aws.world.reset()
    expect(await read('operator', more)).toEqual({ ok: true, value: undefined })
    expect(await (await fetch(`${product.aws.url}/_local/calls`)).json()).toEqual({ calls: {} })
  })

  it('keeps the list asking while AWS does not respond, and ends it with the credentials', async () => {
    await read()
    await product.fault({ operation: 'DescribeTasks', kind: 'error', status: 500 })
    const answer = await answerTasks(
      { ...product.as('operator'), permissions: new Map() },
      { isVisible: true },
    )
    expect(answer).toMatchObject({
      ok: true,
      value: { body: { problems: [{ cluster: 'demo', areTasksShown: false }] } },
    })
    expect(answer.ok && answer.value.nextPollMs).toBe(6_000)
    await product.clearFaults()
    await product.fault({ operation: 'DescribeTasks', kind: 'expire' })
    expect(
      await answerTasks({ ...product.as('operator'), permissions: new Map() }, { isVisible: true }),
    ).toMatchObject({
      ok: false,
      failure: { kind: 'expired' },
    })
  })

  it('asks once a minute for a definition that it may not read', async () => {
    await product.fault({ operation: 'DescribeTaskDefinition', kind: 'deny' })
    await read()
    await read()
    const { calls } = callsSchema.parse(
      await (await fetch(`${product.aws.url}/_local/calls`)).json(),
    )
    expect(calls['operator']?.['ecs:DescribeTaskDefinition']).toBe(1)
  })
})
