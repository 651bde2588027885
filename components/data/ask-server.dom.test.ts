import { afterEach, describe, expect, it, vi } from 'vitest'
import { failureOf, scriptServer, valueOf } from '@/lib/testing/scripted-server'
import type { Scripted } from '@/lib/testing/scripted-server'
import { askServer, NO_RESPONSE, TOO_MANY_REQUESTS, UNREADABLE } from './ask-server'
import { callAction } from './call-action'
import { onSessionEnded } from './drafts'
import { postAuth } from './post-auth'

afterEach(() => vi.unstubAllGlobals())

const ask = (signal = new AbortController().signal) =>
  askServer({ url: '/api/tasks', read: value => value }, signal)

const page = (text: string, status = 200): Scripted => ({ status, headers: {}, text })

describe('an answer of the server', () => {
  it.each<[unknown, number | 'stop' | undefined, number | null]>([
    [{ rows: [] }, 4_000, 4_000],
    [null, 0, 0],
    ['text', 'stop', null],
    [[], undefined, null],
  ])('has the value %j; with the header %j the next poll is in %j ms', async (value, header, ms) => {
    scriptServer(valueOf(value, header))
    const answer = await ask()
    expect(answer).toEqual({
      result: { ok: true, value },
      status: 200,
      nextPollMs: ms,
      retryAfterMs: 0,
    })
  })

  it('has the failure that the server names, and how long to wait', async () => {
    scriptServer(failureOf('throttled', 429, { 'retry-after': '7' }))
    expect(await ask()).toMatchObject({
      result: { ok: false, failure: { kind: 'throttled', message: 'It is throttled.' } },
      status: 429,
      retryAfterMs: 7_000,
    })
  })

  it('has its status in a header, as the page asks for it', async () => {
    const sent: unknown[] = []
    vi.stubGlobal('fetch', async (_url: string, { headers }: RequestInit) => {
      sent.push(new Headers(headers).get('x-slipway-status'))
      const answer = { ok: false, failure: { kind: 'expired', message: 'It ended.' } }
      return Response.json(answer, { headers: { 'x-slipway-status': '401' } })
    })
    expect(await ask()).toMatchObject({ result: { ok: false }, status: 401 })
    expect(sent).toEqual(['in-header'])
  })

  it.each([
    '',
    'null',
    '7',
    '[]',
    '{}',
    '{"rows":[]}',
    '{"ok":true}',
    '{"ok":"true","value":1}',
    '{"ok":false}',
    '{"ok":false,"failure":"no"}',
    '{"ok":false,"failure":{"kind":"invalid"}}',
    '{"ok":false,"failure":{"message":"no"}}',
    '<html>Sign in to the network</html>',
  ])('is not taken when it is %j', async text => {
    scriptServer(page(text))
    expect((await ask()).result).toEqual({ ok: false, failure: UNREADABLE })
  })

  it.each([
    [401, 'expired'],
    [429, 'throttled'],
    [502, 'unreachable'],
  ])('of status %i from a proxy is %s', async (status, kind) => {
    scriptServer(page('<html>', status))
    expect((await ask()).result).toMatchObject({ ok: false, failure: { kind } })
  })

  it('that never came is one sentence', async () => {
    scriptServer('down')
    expect(await ask()).toMatchObject({ result: { ok: false, failure: NO_RESPONSE }, status: 0 })
  })

  it('that broke off is the same sentence', async () => {
    const text = () => Promise.reject(new TypeError('terminated'))
    vi.stubGlobal('fetch', async () => ({ status: 200, headers: new Headers(), text }))
    expect((await ask()).result).toEqual({ ok: false, failure: NO_RESPONSE })
  })

  it('is nothing once nobody waits for it', async () => {
    scriptServer(valueOf(1))
    const asking = new AbortController()
    asking.abort(new Error('gone'))
    await expect(ask(asking.signal)).rejects.toThrow('gone')
  })

  it('that ends the session is told to the page', async () => {
    const ended = vi.fn()
    const forget = onSessionEnded(ended)
    scriptServer(failureOf('rejected', 404), failureOf('expired', 401))
    await ask()
    expect(ended).not.toHaveBeenCalled()
    await ask()
    expect(ended).toHaveBeenCalledOnce()
    forget()
  })
})

describe('a server action', () => {
  it('whose answer never came has the same sentence', async () => {
    const lost = callAction(
      () => Promise.reject(new TypeError('fetch failed')),
      ({ message }) => message,
    )
    expect(await lost).toBe(NO_RESPONSE.message)
    expect(await callAction(async () => 'answer', String)).toBe('answer')
  })
})

describe('signing in and out', () => {
  const csrf = page('{"csrfToken":"t"}')

  it.each<[Scripted[], string | undefined]>([
    [[csrf, page('{"url":"http://localhost/tasks"}')], undefined],
    [[csrf, page('{"url":"/sign-in?error=The+key+is+unknown."}', 401)], 'The key is unknown.'],
    [['down'], NO_RESPONSE.message],
    [[csrf, 'down'], NO_RESPONSE.message],
    [[page('slow down', 429)], TOO_MANY_REQUESTS.message],
    [[csrf, page('slow down', 429)], TOO_MANY_REQUESTS.message],
    [[page('<html>')], UNREADABLE.message],
    [[csrf, page('{"url":7}')], UNREADABLE.message],
    [[csrf, page('{"url":"http://"}')], UNREADABLE.message],
    [[csrf, page('{"url":"/sign-in"}', 500)], UNREADABLE.message],
  ])('with %j ends in %j', async (script, sentence) => {
    scriptServer(...script)
    expect(await postAuth('signout', {})).toBe(sentence)
  })
})
