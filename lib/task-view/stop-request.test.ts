import { expect, it } from 'vitest'
import { readStopRequest } from './stop-request.ts'

it('reads what was stored', () => {
  const request = {
    by: 'arn:aws:iam::1:user/ann',
    reason: 'wrong shard',
    at: '2026-11-30T10:00:00Z',
  }
  expect(readStopRequest(JSON.stringify(request))).toEqual(request)
})

it.each([null, '', '{', 'null', '7', '[]', '{}', '{"by":7,"at":"x"}', '{"by":"x"}'])(
  'takes %s for none',
  json => {
    expect(readStopRequest(json)).toBeUndefined()
  },
)
