import { describe, expect, it } from 'vitest'
import { readJsonBody } from './read-json-body.ts'

const post = (body: BodyInit, type = 'application/json') =>
  new Request('http://localhost/', {
    method: 'POST',
    body,
    headers: { 'content-type': type },
    duplex: 'half',
  } as RequestInit)

describe('the body of a request', () => {
  it('is read as JSON', async () => {
    expect(await readJsonBody(post('{"a":["ä"]}'))).toEqual({ ok: true, value: { a: ['ä'] } })
    const typed = post('1', 'Application/JSON; charset=utf-8')
    expect(await readJsonBody(typed)).toEqual({ ok: true, value: 1 })
  })

  it.each([
    [post('{}', 'text/plain'), 'application/json'],
    [post('a=1', 'application/x-www-form-urlencoded'), 'application/json'],
    [post('{'), 'isn’t JSON'],
    [post(''), 'isn’t JSON'],
    [post(JSON.stringify('x'.repeat(256 * 1024))), 'more than 262144 bytes'],
  ])('is refused otherwise (case %#)', async (request, words) => {
    const answer = await readJsonBody(request)
    expect(answer).toMatchObject({ ok: false, failure: { kind: 'invalid' } })
    expect(!answer.ok && answer.failure.message).toContain(words)
  })

  it('is not read on when there is too much of it', async () => {
    let given = 0
    const endless = new ReadableStream<Uint8Array>({
      pull: controller => {
        given += 1
        controller.enqueue(new Uint8Array(64 * 1024))
      },
    })
    expect(await readJsonBody(post(endless))).toMatchObject({ ok: false })
    expect(given).toBeLessThan(10)
  })
})
