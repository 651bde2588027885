import { describe, expect, it } from 'vitest'
import { ASKS_FOR_STATUS, readStatus, STATUS_HEADER, tellStatus } from './told-status.ts'

const page = { headers: new Headers({ [STATUS_HEADER]: ASKS_FOR_STATUS }) }
const program = { headers: new Headers() }
const failed = (status: number) =>
  Response.json({ ok: false }, { status, headers: { 'cache-control': 'no-store' } })

describe('the status of an answer', () => {
  it.each([400, 401, 403, 404, 422, 429, 500, 502, 503])(
    'stands in a header for our own pages, and in its place for everybody else: %i',
    async status => {
      const told = tellStatus(page, failed(status))
      expect(told.status).toBe(200)
      expect(readStatus(told)).toBe(status)
      expect(told.headers.get('cache-control')).toBe('no-store')
      expect(await told.json()).toEqual({ ok: false })
      for (const other of [program, { headers: new Headers({ [STATUS_HEADER]: '1' }) }]) {
        const plain = tellStatus(other, failed(status))
        expect(plain.status).toBe(status)
        expect(plain.headers.has(STATUS_HEADER)).toBe(false)
        expect(readStatus(plain)).toBe(status)
      }
    },
  )

  it.each([200, 304])('of an answer that holds is its own: %i', status => {
    const answer = new Response(null, { status })
    expect(tellStatus(page, answer)).toBe(answer)
    expect(readStatus(answer)).toBe(status)
  })

  it.each(['', '200', '99', '1000', 'x', '4O4'])('is not %j', told => {
    expect(readStatus({ status: 200, headers: new Headers({ [STATUS_HEADER]: told }) })).toBe(200)
  })
})
