import type { ServerResponse } from 'node:http'

/**
 * Runs `act` once, right before a response's headers are sent. If it calls `replace`, whatever the
 * handler writes is dropped.
 */
export function beforeHeaders(
  response: ServerResponse,
  act: (replace: (status: number, body: string) => void) => void,
): void {
  const original = {
    writeHead: response.writeHead.bind(response),
    write: response.write.bind(response),
    end: response.end.bind(response),
    flushHeaders: response.flushHeaders.bind(response),
  }
  let isPast = false
  let isReplaced = false
  const replace = (status: number, body: string) => {
    isReplaced = true
    for (const name of [
      'content-encoding',
      'content-length',
      'etag',
      'vary',
      'transfer-encoding',
    ]) {
      response.removeHeader(name)
    }
    response.setHeader('content-length', Buffer.byteLength(body))
    response.setHeader('content-type', 'text/plain; charset=utf-8')
    original.writeHead(status)
    original.end(body)
  }
  const pass = () => {
    if (isPast) return
    isPast = true
    act(replace)
  }
  const wrap = (name: keyof typeof original) =>
    Reflect.set(response, name, (...given: unknown[]): unknown => {
      if (name === 'writeHead') readHead(response, given)
      pass()
      if (!isReplaced) return applyTo(response, original[name], given)
      const done = given.find(argument => typeof argument === 'function')
      if (done) process.nextTick(done)
      return name === 'write' ? true : response
    })
  wrap('writeHead')
  wrap('write')
  wrap('end')
  wrap('flushHeaders')
}

const applyTo = (target: object, method: unknown, given: unknown[]): unknown =>
  typeof method === 'function' ? Reflect.apply(method, target, given) : undefined

/** Copies the status and the headers that `writeHead` was given to the response. */
function readHead(response: ServerResponse, given: unknown[]): void {
  if (typeof given[0] === 'number') response.statusCode = given[0]
  const headers: unknown = given.at(-1)
  if (headers === null || typeof headers !== 'object' || Array.isArray(headers)) return
  for (const [name, value] of Object.entries(headers)) response.setHeader(name, String(value))
}
