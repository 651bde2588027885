import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startLocalAws } from '../../start-local-aws.ts'
import type { LocalAws } from '../../start-local-aws.ts'
import { sendRaw, signRaw } from '../../test/send-raw.ts'
import type { RawRequest } from '../../test/send-raw.ts'

let local: LocalAws
beforeAll(async () => {
  local = await startLocalAws({ strict: false })
})
afterAll(() => local.close())

const signed = () =>
  signRaw(local.port, 'sts', {
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body: 'Action=GetCallerIdentity&Version=2011-06-15',
  })

/** A signed request with its authorization, or another header, changed afterwards. */
async function sendChanged(change: (authorization: string) => string, headers = {}) {
  const request: RawRequest = await signed()
  const authorization = change(request.headers?.authorization ?? '')
  return sendRaw(local.port, {
    ...request,
    headers: { ...request.headers, authorization, ...headers },
  })
}
const asIs = (authorization: string) => authorization

describe('the scope of a signature', () => {
  it('is that of the request', async () => {
    expect(await sendChanged(asIs)).toMatchObject({ status: 200 })
  })

  it.each([
    [
      'another day',
      (text: string) => text.replace(/\/\d{8}\//, '/20200101/'),
      'Date in Credential scope does not match YYYYMMDD',
    ],
    [
      'a Region that is none',
      (text: string) => text.replace('us-east-1', 'mars-north-1'),
      'valid region',
    ],
    ['no host', (text: string) => text.replace(/host;|;host/, ''), 'must be a'],
    [
      'another signature',
      (text: string) => text.replace(/.$/, last => (last === '0' ? '1' : '0')),
      'does not match the signature you provided',
    ],
  ])('is refused with %s', async (_name, change, sentence) => {
    const { status, text } = await sendChanged(change)
    expect(status).toBe(403)
    expect(text).toContain('<Code>SignatureDoesNotMatch</Code>')
    expect(text).toContain(sentence)
  })
})

describe('the date of a signature', () => {
  it.each(['yesterday', '2026-11-23T10:00:00Z', '20261123', '20261340T000000Z'])(
    'is refused as %s',
    async date => {
      const { status, text } = await sendChanged(asIs, { 'x-amz-date': date })
      expect(status).toBe(403)
      expect(text).toContain('<Code>IncompleteSignature</Code>')
      expect(text).toContain('Date must be in ISO-8601')
    },
  )
})
