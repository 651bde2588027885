import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { startProduct } from '../testing/product-on-local-aws.ts'
import type { Product } from '../testing/product-on-local-aws.ts'
import type { Context } from '../context.ts'
import { fail, succeed } from '../result.ts'
import type { Result } from '../result.ts'
import { LedgerUnavailable } from '../ledger/trouble/ledger-unavailable.ts'
import { boundedText } from './request-fields.ts'
import { guard } from './guard.server.ts'

let product: Product
beforeAll(async () => {
  product = await startProduct()
})
afterAll(() => product.close())

const schema = z.object({ region: boundedText().optional(), name: boundedText(10) })

interface Asked {
  sent?: unknown
  own?: Result<Context>
  handle?: (ctx: Context) => Promise<unknown>
}

/** What a request ends in: the handler's answer, or the refusal. */
const ask = ({ sent, own = succeed(product.as('operator')), handle }: Asked) =>
  guard<typeof schema, unknown>({
    name: 'test',
    schema,
    readInput: async () => succeed(sent),
    handle: handle ?? (async ({ aws }, { name }) => ({ region: aws.region, name })),
    refuse: refusal => refusal,
    findContext: async () => own,
  })

const throwing = (error: unknown) => ({
  sent: { name: 'a' },
  handle: async () => {
    throw error
  },
})

describe('a guarded request', () => {
  it('runs for the operator in the Region of the session', async () => {
    expect(await ask({ sent: { name: 'a' } })).toEqual({ region: 'us-east-1', name: 'a' })
  })

  it('runs in the Region that it names', async () => {
    const sent = { name: 'a', region: 'eu-west-1' }
    expect(await ask({ sent })).toEqual({ region: 'eu-west-1', name: 'a' })
  })

  it.each(['mars-1', '', 'us-east-1 ', '127.0.0.1'])('is refused in Region "%s"', async region => {
    expect(await ask({ sent: { name: 'a', region } })).toMatchObject({ status: 400 })
  })

  it('reads nothing for somebody without a session', async () => {
    const own = fail({ kind: 'expired', message: 'Sign in.' })
    expect(await ask({ own, sent: 7 })).toEqual({ status: 401, failure: own.failure })
  })

  it.each([undefined, null, 7, 'text', [], {}, { name: 7 }, { name: 'a'.repeat(11) }])(
    'is refused when it sends %j',
    async sent => {
      expect(await ask({ sent })).toMatchObject({ status: 400, failure: { kind: 'invalid' } })
    },
  )

  it('names an unexpected error by an ID, and says nothing else of it', async () => {
    const told = JSON.stringify(await ask(throwing(new Error('password=hunter2'))))
    expect(told).toMatch(/"status":500.*ID [0-9a-f]{8}\./)
    expect(told).not.toContain('hunter2')
  })

  it('is refused with the reason while the ledger cannot serve', async () => {
    const unavailable = new LedgerUnavailable('full')
    const expected = { status: 503, failure: unavailable.failure }
    expect(await ask(throwing(unavailable))).toEqual(expected)
  })

  it('leaves a redirect to Next', async () => {
    const redirect = Object.assign(new Error(), { digest: 'NEXT_REDIRECT;replace;/launch;307;' })
    await expect(ask(throwing(redirect))).rejects.toBe(redirect)
  })
})
