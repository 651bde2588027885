import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { countCallsOf, startLoggedTask } from '../../testing/logged-task.ts'
import { startProduct } from '../../testing/product-on-local-aws.ts'
import type { Product } from '../../testing/product-on-local-aws.ts'
import { sessionWithPolicy } from '../../testing/session-with-policy.ts'
import { toTaskAddress } from '../../task-view/task-address.ts'
import { searchTaskLog } from './search-task-log.server.ts'

let product: Product
let task: Awaited<ReturnType<typeof startLoggedTask>>
beforeEach(async () => {
  product = await startProduct()
  task = await startLoggedTask(product)
})
afterEach(() => product.close())

const search = (
  text: string,
  { isRegex = false, token, ctx = product.as('operator') }: Partial<Asked> = {},
) => searchTaskLog(ctx, toTaskAddress(task.taskArn), { container: 'app', text, isRegex, token })

interface Asked {
  isRegex: boolean
  token: string
  ctx: Parameters<typeof searchTaskLog>[0]
}

async function foundBy(text: string, more?: Partial<Asked>) {
  const answer = await search(text, more)
  if (!answer.ok) return answer.failure
  return answer.value?.events.map(({ message }) => message)
}

describe('the search of a whole log', () => {
  it('finds a text as it is written, in this stream alone', async () => {
    await task.createStream('run/app/other')
    await task.put(['has "this" %text%'], { stream: 'run/app/other' })
    await task.put(['has "this" %text%', 'has "This" %text%', 'has not'])
    expect(await foundBy('"this" %text%')).toEqual(['has "this" %text%'])
    expect(await search('nothing')).toMatchObject({
      ok: true,
      value: { events: [], isCaseSensitive: true },
    })
  })

  it('finds an expression', async () => {
    await task.put(['took 17 s', 'took long'])
    expect(await foundBy('took [0-9]+ s', { isRegex: true })).toEqual(['took 17 s'])
  })

  it('goes on where it ended', async () => {
    await task.put(Array.from({ length: 2_500 }, (_, line) => `hit ${line}`))
    const found: string[] = []
    let token: string | undefined
    do {
      const answer = await search('hit', token === undefined ? {} : { token })
      if (!answer.ok || !answer.value) throw new Error('There is no answer')
      found.push(...answer.value.events.map(({ message }) => message))
      token = answer.value.nextToken
    } while (token !== undefined)
    expect(found).toEqual(Array.from({ length: 2_500 }, (_, line) => `hit ${line}`))
  })

  it('makes five calls at most where AWS finds nothing', async () => {
    const line = 'x'.repeat(200_000)
    for (let put = 0; put < 50; put += 1) await task.put(Array.from({ length: 5 }, () => line))
    const answer = await search('nothing')
    expect(answer).toMatchObject({ ok: true, value: { events: [] } })
    expect(answer.ok && answer.value?.nextToken).toBeTypeOf('string')
    expect(await countCallsOf(product, 'logs:FilterLogEvents')).toBeLessThanOrEqual(5)
  })

  it('says what AWS says of an expression that it doesn’t know', async () => {
    expect(await foundBy('(a|b)', { isRegex: true })).toMatchObject({
      kind: 'invalid',
      message: expect.stringMatching(/AWS says: Invalid/) as unknown,
    })
  })

  it('is refused before AWS is asked where the text is too long', async () => {
    expect(await foundBy('x'.repeat(1_023))).toMatchObject({ kind: 'invalid' })
    expect(await countCallsOf(product, 'logs:FilterLogEvents')).toBe(0)
  })

  it('is decided by each session’s own credentials', async () => {
    await task.put(['secret'])
    const denied = await sessionWithPolicy(
      product,
      'denied',
      { Effect: 'Allow', Action: '*', Resource: '*' },
      { Effect: 'Deny', Action: 'logs:FilterLogEvents', Resource: '*' },
    )
    expect(await foundBy('secret')).toEqual(['secret'])
    expect(await foundBy('secret', { ctx: denied })).toMatchObject({
      kind: 'forbidden',
      message: expect.stringMatching(/logs:FilterLogEvents on \/ecs\/job/) as unknown,
    })
  })

  it('finds nothing in a stream that isn’t there yet', async () => {
    await task.deleteStream()
    expect(await foundBy('a')).toEqual([])
  })

  it.each([
    ['throttle', 'throttled'],
    ['drop-before', 'unreachable'],
    ['expire', 'expired'],
  ])('fails where the call meets %s', async (kind, failureKind) => {
    await product.fault({ operation: 'FilterLogEvents', kind })
    expect(await foundBy('a')).toMatchObject({ kind: failureKind })
  })
})
