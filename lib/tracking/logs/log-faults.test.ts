import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { LogStart } from '../../log-view/log-answer.ts'
import { countCallsOf, startLoggedTask } from '../../testing/logged-task.ts'
import { startProduct } from '../../testing/product-on-local-aws.ts'
import type { Product } from '../../testing/product-on-local-aws.ts'
import { stopTask } from '../../aws/ecs/ecs-tasks.server.ts'
import { readTask } from '../read-task.server.ts'
import { toTaskAddress } from '../../task-view/task-address.ts'
import { readTaskLog } from './read-task-log.server.ts'

let product: Product
let task: Awaited<ReturnType<typeof startLoggedTask>>
beforeEach(async () => {
  product = await startProduct()
  task = await startLoggedTask(product)
})
afterEach(() => product.close())

const read = (start: LogStart = { at: 'tail' }, container = 'app') =>
  readTaskLog(product.as('operator'), toTaskAddress(task.taskArn), { container, start })

async function pageOf(start?: LogStart, container?: string) {
  const answer = await read(start, container)
  if (!answer.ok) throw new Error(answer.failure.message)
  if (!answer.value) throw new Error('There is no such task')
  return { ...answer.value.body, nextPollMs: answer.value.nextPollMs }
}

async function failureOf(start?: LogStart) {
  const answer = await read(start)
  return answer.ok ? undefined : answer.failure
}

const linesOf = ({ events }: { events: { message: string }[] }) =>
  events.map(({ message }) => message)

async function stop() {
  const { aws } = product.as('operator')
  await stopTask(aws, { cluster: 'demo', task: task.taskArn, reason: 'enough' })
  product.advance(120_000)
  await readTask(product.as('operator'), toTaskAddress(task.taskArn))
}

describe('the next poll of a log', () => {
  it('comes while the task runs and for half a minute after it', async () => {
    await task.put(['one'])
    expect(await pageOf()).toMatchObject({ isEnd: true, nextPollMs: 2_500 })
    await stop()
    product.advance(60_000)
    expect(await pageOf()).toMatchObject({ isEnd: true, nextPollMs: null })
  })

  it('comes at once where more is there already', async () => {
    await task.put(Array.from({ length: 10_000 }, (_, line) => `${line}`))
    await task.put(['last'], { stepMs: 1 })
    const first = await pageOf({ at: 'head' })
    expect(first).toMatchObject({ isStart: true, isEnd: false, nextPollMs: 0 })
    const rest = await pageOf({ token: first.forwardToken ?? '' })
    expect(linesOf(rest)).toEqual(['last'])
    expect(rest).toMatchObject({ isEnd: true, nextPollMs: 2_500 })
  })
})

describe('a log’s pages', () => {
  it('hold a megabyte, one after the other', async () => {
    const line = 'x'.repeat(200_000)
    for (let put = 0; put < 3; put += 1) await task.put(Array.from({ length: 4 }, () => line))
    const lines: string[] = []
    for (let part = await pageOf({ at: 'head' }); ;) {
      lines.push(...linesOf(part))
      if (part.isEnd) break
      part = await pageOf({ token: part.forwardToken ?? '' })
    }
    expect(lines).toHaveLength(12)
    expect(lines.every(text => text === line)).toBe(true)
  })

  it.each([
    ['of 256 KiB', 'ä'.repeat(131_000)],
    ['of binary bytes', '\u0000\u0001\u001b[31m\u001b]8;;x\u0007\ufffd\u202e\u200b\r\b'],
    ['that look like a record', '{"log":"x"}'],
  ])('hold a line %s as it is', async (_, line) => {
    await task.put([line])
    expect(linesOf(await pageOf())).toEqual([line])
  })

  it('begin at an instant, and go back from there', async () => {
    const nowMs = product.as('operator').now().getTime()
    await task.put(['a', 'b', 'c'], { stepMs: 1_000 })
    const part = await pageOf({ atMs: nowMs + 1_000 })
    expect(linesOf(part).at(-1)).toBe('c')
    expect(linesOf(part).length).toBeLessThan(3)
    expect(linesOf(await pageOf({ token: part.backwardToken ?? '' })).at(0)).toBe('a')
  })
})

describe('a log whose stream is missing', () => {
  it('is empty while the container runs, and then has its lines', async () => {
    await task.deleteStream()
    expect(await pageOf()).toMatchObject({
      events: [],
      isEnd: true,
      isStart: true,
      nextPollMs: 2_500,
      source: { region: 'us-east-1', group: '/ecs/job', stream: task.streamOf() },
    })
    await task.createStream(task.streamOf())
    await task.put(['one'])
    product.advance(2_500)
    expect(linesOf(await pageOf())).toEqual(['one'])
  })

  it('vanished where it had lines, and shows none of them any more', async () => {
    await task.put(['one'])
    const { forwardToken: token = '' } = await pageOf()
    await task.deleteStream()
    product.advance(2_500)
    expect(await failureOf({ token })).toMatchObject({ kind: 'rejected' })
    expect((await failureOf({ token }))?.message).toMatch(/no longer exists/)
    product.advance(2_500)
    expect(linesOf(await pageOf({ at: 'head' }))).toEqual([])
  })

  it('vanished where the task has ended', async () => {
    await task.put(['one'])
    await stop()
    await task.deleteStream()
    expect((await failureOf())?.message).toMatch(/no longer exists/)
  })

  it('has no place for a token of the stream before', async () => {
    await task.put(['one'])
    const { forwardToken: token = '' } = await pageOf()
    await product.fault({
      operation: 'GetLogEvents',
      kind: 'error',
      status: 400,
      code: 'InvalidParameterException',
      message: 'The specified nextToken is invalid.',
    })
    product.advance(2_500)
    expect((await failureOf({ token }))?.message).toMatch(/this place in the log/)
  })

  it('has a group that was deleted', async () => {
    await task.deleteGroup()
    expect((await failureOf())?.message).toMatch(/^The log group \/ecs\/job doesn’t exist/)
  })
})

describe('a log that AWS doesn’t give', () => {
  it('is asked for by nobody for a while after AWS throttled a call', async () => {
    await task.put(['one'])
    await product.fault({ operation: 'GetLogEvents', kind: 'throttle' })
    const failure = await failureOf()
    expect(failure).toMatchObject({ kind: 'throttled' })
    expect(failure?.retryAfterMs).toBeGreaterThanOrEqual(2_000)
    await product.clearFaults()
    product.advance((failure?.retryAfterMs ?? 0) + 1)
    expect(linesOf(await pageOf())).toEqual(['one'])
  })

  it('is waited for no longer than two seconds where many logs are read at once', async () => {
    const before = await countCallsOf(product, 'logs:GetLogEvents')
    const at = product.as('operator').now()
    const ctx = { ...product.as('operator'), now: () => at }
    const answers = await Promise.all(
      Array.from({ length: 40 }, (_, atMs) =>
        readTaskLog(ctx, toTaskAddress(task.taskArn), { container: 'app', start: { atMs } }),
      ),
    )
    const throttled = answers.flatMap(answer => (answer.ok ? [] : answer.failure))
    // Ten go at once, and ten more within two seconds at five a second.
    expect(throttled).toHaveLength(20)
    for (const { kind, retryAfterMs } of throttled) {
      expect(kind).toBe('throttled')
      expect(retryAfterMs).toBeGreaterThan(2_000)
    }
    expect((await countCallsOf(product, 'logs:GetLogEvents')) - before).toBe(20)
  })

  it.each([
    ['drop-before', 'unreachable'],
    ['drop-after', 'unreachable'],
    ['expire', 'expired'],
    ['deny', 'forbidden'],
  ])('fails where the call meets %s', async (kind, failureKind) => {
    await product.fault({ operation: 'GetLogEvents', kind })
    const failure = await failureOf()
    expect(failure?.kind).toBe(failureKind)
    if (kind === 'deny') {
      expect(failure?.message).toContain(
        `logs:GetLogEvents on /ecs/job, log stream ${task.streamOf()}`,
      )
    }
  })
})

describe('a log of FireLens', () => {
  const firelens = (options: Record<string, string>) => ({
    logDriver: 'awsfirelens' as const,
    options: {
      Name: 'cloudwatch_logs',
      region: 'us-east-1',
      log_group_name: '/ecs/job',
      ...options,
    },
  })
  const record = (log: string, more: object = {}) =>
    JSON.stringify({ log, source: 'stdout', ...more })

  it('is read without what the record says beside it', async () => {
    task = await startLoggedTask(product, firelens({ log_stream_prefix: 'fl-' }))
    const stream = `fl-app-firelens-${toTaskAddress(task.taskArn).taskId}`
    await task.createStream(stream)
    await task.put([record('one'), 'no record', '{"level":"info"}', '{'], { stream })
    expect(linesOf(await pageOf())).toEqual(['one', 'no record', '{"level":"info"}', '{'])
  })

  it('has only its own lines of a stream that many write to, and only of its time', async () => {
    task = await startLoggedTask(product, firelens({ log_stream_name: 'all' }), ['app', 'side'])
    await task.createStream('all')
    const own = { ecs_task_arn: task.taskArn }
    await task.put(
      [
        record('app', { ...own, container_name: 'app' }),
        record('side', { ...own, container_name: 'side' }),
        record('docker', { ...own, container_name: '/ecs-job-2-app-e2f0a1b2c3d4e5f60718' }),
        record('other task', { ecs_task_arn: `${task.taskArn}0`, container_name: 'app' }),
      ],
      { stream: 'all' },
    )
    expect(linesOf(await pageOf())).toEqual(['app', 'docker'])
    expect(linesOf(await pageOf(undefined, 'side'))).toEqual(['side'])
    await stop()
    product.advance(3_600_000)
    await task.put(['much later'], { stream: 'all' })
    expect(linesOf(await pageOf({ at: 'head' }))).toEqual(['app', 'docker'])
    expect(linesOf(await pageOf())).toEqual(['app', 'docker'])
  })
})
