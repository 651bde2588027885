import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { LogStart } from '../../log-view/log-answer.ts'
import { announceSessionEnd } from '../../ledger/sessions/session-ends.ts'
import { forgetSession } from '../../permissions/permissions.ts'
import { countCallsOf, startLoggedTask } from '../../testing/logged-task.ts'
import { startProduct } from '../../testing/product-on-local-aws.ts'
import type { Product } from '../../testing/product-on-local-aws.ts'
import { sessionWithPolicy } from '../../testing/session-with-policy.ts'
import { toTaskAddress } from '../../task-view/task-address.ts'
import type { TrackingContext } from '../tracking-context.server.ts'
import { readTaskLog } from './read-task-log.server.ts'

const MINUTE_MS = 60_000
const tail: LogStart = { at: 'tail' }

let product: Product
let task: Awaited<ReturnType<typeof startLoggedTask>>
beforeEach(async () => {
  product = await startProduct()
  task = await startLoggedTask(product)
  await task.put(['one', 'two'])
})
afterEach(() => product.close())

/** The operator in a browser of their own. */
const viewer = (sid: string): TrackingContext => {
  const { operator, ...context } = product.as('operator')
  return { ...context, operator: { ...operator, sid } }
}

const read = (ctx: TrackingContext, start: LogStart = tail) =>
  readTaskLog(ctx, toTaskAddress(task.taskArn), { container: 'app', start })

async function linesOf(ctx: TrackingContext, start: LogStart = tail): Promise<string[] | string> {
  const answer = await read(ctx, start)
  if (!answer.ok) return answer.failure.kind
  return answer.value?.body.events.map(({ message }) => message) ?? 'no task'
}

const calls = () => countCallsOf(product, 'logs:GetLogEvents')

async function callsDuring(act: () => Promise<unknown>): Promise<number> {
  const before = await calls()
  await act()
  return (await calls()) - before
}

const logReads = (effect: string) => ({
  Effect: effect,
  Action: 'logs:GetLogEvents',
  Resource: '*',
})
const all = { Effect: 'Allow', Action: '*', Resource: '*' }
const denied = (sid: string) => sessionWithPolicy(product, sid, all, logReads('Deny'))

describe('viewers of one log', () => {
  it.each([1, 50, 1_000])('make the same calls for three polls, %i of one session', async count => {
    const ctx = viewer('one')
    await linesOf(ctx)
    let token = ''
    const made = await callsDuring(async () => {
      for (let poll = 0; poll < 3; poll += 1) {
        product.advance(2_500)
        await task.put([`line ${poll}`])
        const start = token ? { token } : tail
        const answers = await Promise.all(Array.from({ length: count }, () => read(ctx, start)))
        const tokens = answers.map(answer => answer.ok && answer.value?.body.forwardToken)
        expect(new Set(tokens).size).toBe(1)
        token = tokens[0] || ''
      }
    })
    expect(made).toBe(3)
  })

  it('make one call more for each session, which proves that it may', async () => {
    const sessions = Array.from({ length: 8 }, (_, index) => viewer(`s${index}`))
    const made = await callsDuring(async () => {
      for (const ctx of sessions) expect(await linesOf(ctx)).toEqual(['one', 'two'])
    })
    expect(made).toBe(sessions.length)
    product.advance(2_500)
    expect(await callsDuring(() => Promise.all(sessions.map(ctx => linesOf(ctx))))).toBe(1)
  })

  it('prove it again after two minutes', async () => {
    const [one, other] = [viewer('one'), viewer('other')]
    await linesOf(one)
    await linesOf(other)
    product.advance(2 * MINUTE_MS)
    await linesOf(one)
    expect(await callsDuring(() => linesOf(other))).toBe(1)
    expect(await callsDuring(() => linesOf(other))).toBe(0)
  })

  it('make one call while they wait for a log that isn’t there yet', async () => {
    await task.deleteStream()
    const sessions = Array.from({ length: 8 }, (_, index) => viewer(`s${index}`))
    const waitAll = () => Promise.all(sessions.map(ctx => linesOf(ctx)))
    expect(await callsDuring(waitAll)).toBe(sessions.length)
    product.advance(2_500)
    expect(
      await callsDuring(async () => {
        for (const lines of [...(await waitAll()), await linesOf(viewer('s0'))]) {
          expect(lines).toEqual([])
        }
      }),
    ).toBe(1)
    await task.createStream(task.streamOf())
    await task.put(['three'])
    product.advance(2_500)
    expect(await callsDuring(waitAll)).toBe(sessions.length)
    expect(await waitAll()).toEqual(sessions.map(() => ['three']))
  })

  it('get one and the same answer, written out once', async () => {
    const ctx = viewer('one')
    const [first, second] = [await read(ctx), await read(ctx)]
    if (!first.ok || !second.ok) throw new Error('There is no log')
    expect(second.value?.body).toBe(first.value?.body)
  })
})

describe('a session that may not read the log', () => {
  it('never sees a line that another one has read', async () => {
    const [may, mayNot] = [viewer('may'), await denied('mayNot')]
    expect(await linesOf(may)).toEqual(['one', 'two'])
    const answer = await read(may)
    const token = (answer.ok && answer.value?.body.forwardToken) || ''
    for (const start of [tail, { at: 'head' } as const, { token }, { atMs: 0 }]) {
      expect(await linesOf(mayNot, start)).toBe('forbidden')
      product.advance(6_000)
      await linesOf(may, start)
      const both = await Promise.all([linesOf(may, start), linesOf(mayNot, start)])
      expect(both[0]).not.toBe('forbidden')
      expect(both[1]).toBe('forbidden')
    }
  })

  it('is not asked about for five seconds, and is told at once', async () => {
    const mayNot = await denied('mayNot')
    expect(await linesOf(mayNot)).toBe('forbidden')
    expect(await callsDuring(() => linesOf(mayNot))).toBe(0)
    product.advance(5_000)
    expect(await callsDuring(() => linesOf(mayNot))).toBe(1)
  })

  it('keeps nobody else from reading, whoever asks first', async () => {
    const [mayNot, may] = [await denied('mayNot'), viewer('may')]
    const both = await Promise.all([linesOf(mayNot), linesOf(may)])
    expect(both).toEqual(['forbidden', ['one', 'two']])
  })

  it('is one whose right was taken away, from the next proof on', async () => {
    const ctx = viewer('one')
    await linesOf(ctx)
    await product.fault({ operation: 'GetLogEvents', kind: 'deny' })
    product.advance(2_500)
    expect(await linesOf(ctx)).toBe('forbidden')
    expect(await linesOf(ctx)).toBe('forbidden')
  })

  it('is one of whom nothing is known any more, as it ended', async () => {
    const sid = crypto.randomUUID()
    const ctx = viewer(sid)
    await linesOf(ctx)
    forgetSession(ctx.permissions, sid)
    announceSessionEnd(sid)
    await product.fault({ operation: 'GetLogEvents', kind: 'expire' })
    expect(await linesOf(ctx)).toBe('expired')
  })

  it('sees nothing where AWS can’t be asked whether it may', async () => {
    await linesOf(viewer('may'))
    for (const kind of ['drop-before', 'throttle'] as const) {
      await product.clearFaults()
      await product.fault({ operation: 'GetLogEvents', kind })
      expect(await linesOf(viewer(kind))).toBe(kind === 'throttle' ? 'throttled' : 'unreachable')
      product.advance(MINUTE_MS)
    }
  })

  it('sees nothing that was read before where only the end can’t be read', async () => {
    const may = viewer('may')
    const answer = await read(may)
    const token = (answer.ok && answer.value?.body.forwardToken) || ''
    await task.put(['three'])
    product.advance(2_500)
    expect(await linesOf(may, { token })).toEqual(['three'])
    product.advance(2_500)
    await product.fault({ operation: 'GetLogEvents', kind: 'drop-before' })
    expect(await linesOf(may, { token })).toEqual(['three'])
    expect(await linesOf(viewer('unproven'), { token })).toBe('unreachable')
  })

  it('may be one that may read another log', async () => {
    const other = await startLoggedTask(product)
    await other.put(['other'])
    const onlyOther = await sessionWithPolicy(product, 'other', all, {
      ...logReads('Deny'),
      Resource: `arn:aws:logs:us-east-1:111122223333:log-group:/ecs/job:log-stream:${task.streamOf()}`,
    })
    const answer = await readTaskLog(onlyOther, toTaskAddress(other.taskArn), {
      container: 'app',
      start: tail,
    })
    expect(answer.ok).toBe(true)
    await linesOf(viewer('may'))
    expect(await linesOf(onlyOther)).toBe('forbidden')
  })
})
