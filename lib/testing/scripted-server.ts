import { vi } from 'vitest'
import type { FailureKind } from '../result.ts'

/** One answer of a scripted server; `down` where none comes. */
export type Scripted = { status: number; headers: Record<string, string>; text: string } | 'down'

/** An envelope with a value, and the delay of the next poll where it is polled. */
export const valueOf = (value: unknown, nextPollMs?: number | 'stop'): Scripted => ({
  status: 200,
  headers: nextPollMs === undefined ? {} : { 'x-next-poll-ms': String(nextPollMs) },
  text: JSON.stringify({ ok: true, value }),
})

/** An envelope with a failure. */
export const failureOf = (
  kind: FailureKind,
  status: number,
  headers: Record<string, string> = {},
): Scripted => ({
  status,
  headers,
  text: JSON.stringify({ ok: false, failure: { kind, message: `It is ${kind}.` } }),
})

export interface ScriptedServer {
  /** The address of every request so far. */
  asked: string[]
  /** From now on it answers with these in turn, and goes on with the last one. */
  answers(...next: Scripted[]): void
}

/** Stands in for the server behind `fetch` until the test's globals are restored. */
export function scriptServer(...first: Scripted[]): ScriptedServer {
  const asked: string[] = []
  let script = first
  vi.stubGlobal('fetch', async (url: string, { signal }: RequestInit = {}) => {
    asked.push(url)
    signal?.throwIfAborted()
    const [next = 'down', ...rest] = script
    if (rest.length > 0) script = rest
    if (next === 'down') throw new TypeError('fetch failed')
    const { status, headers, text } = next
    return { status, headers: new Headers(headers), text: async () => text }
  })
  return { asked, answers: (...next) => void (script = next) }
}
