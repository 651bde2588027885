import { createServer } from 'node:http'
import type { IncomingMessage, Server, ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { answerRequest } from './http/answer-request.ts'
import type { Answer, Endpoint } from './http/answer-request.ts'
import { operations } from './operations.ts'
import type { Clock } from './world/clock.ts'
import { commonError } from './world/common-error.ts'
import { answerControl, isControlRequest } from './control/answer-control.ts'
import { createLocalWorld } from './create-local-world.ts'
import { addressRequest } from './http/address-request.ts'
import { renderError } from './http/protocol/render-response.ts'
import type { WireRequest, WireResponse } from './http/protocol/wire.ts'
import { createBodyReader } from './http/read-body.ts'
import type { ReadBody } from './http/read-body.ts'
import type { World, WorldOptions } from './world/world.ts'

export interface LocalAwsOptions extends Partial<WorldOptions> {
  /** 0, the default, takes any free port. */
  port?: number
  host?: '127.0.0.1'
  clock?: Clock
  /** Milliseconds since 1970, for signatures and the expiry of credentials. */
  wallNow?: () => number
}

export interface LocalAws {
  url: string
  port: number
  world: World
  /** Ends every connection, including those that hang. */
  close(): Promise<void>
}

/** Starts the embedded AWS. Rejects with the system's error if the port is in use. */
export async function startLocalAws(options: LocalAwsOptions = {}): Promise<LocalAws> {
  const { port = 0, host = '127.0.0.1', clock, wallNow, ...worldOptions } = options
  const world = createLocalWorld(worldOptions, clock, wallNow)
  const closing = new AbortController()
  const endpoint = { world, operations, closing: closing.signal }
  const readBody = createBodyReader()
  const server = createServer((request, response) => {
    respond(endpoint, readBody, request, response).catch(() => response.destroy())
  })
  server.keepAliveTimeout = 65_000
  server.requestTimeout = 60_000
  await listen(server, port, host)
  const { port: taken } = server.address() as AddressInfo /* a TCP server, as listen made it */
  const close = () =>
    new Promise<void>(resolve => {
      closing.abort()
      server.close(() => resolve())
      server.closeAllConnections()
    })
  return { url: `http://${host}:${taken}`, port: taken, world, close }
}

function listen(server: Server, port: number, host: string): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, host, () => {
      server.off('error', reject)
      resolve()
    })
  })
}

async function respond(
  endpoint: Endpoint,
  readBody: ReadBody,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const reply = await answer(endpoint, readBody, request)
  if (reply === 'hang') return
  if (reply === 'drop') {
    response.destroy()
    return
  }
  response.writeHead(reply.status, {
    ...reply.headers,
    'content-length': Buffer.byteLength(reply.body),
  })
  response.end(reply.body)
}

async function answer(
  endpoint: Endpoint,
  readBody: ReadBody,
  message: IncomingMessage,
): Promise<Answer> {
  const headers = readHeaders(message)
  const request = { method: message.method ?? '', url: message.url ?? '/', headers }
  const body = await readBody(message)
  const wire: WireRequest = { ...request, body: body ?? Buffer.alloc(0) }
  const refusal = refuseForeign(wire)
  if (refusal) return refusal
  if (!body) return refuseLarge(wire)
  if (isControlRequest(wire)) return answerControl(endpoint.world, wire)
  return answerRequest(endpoint, wire)
}

function readHeaders(message: IncomingMessage): Record<string, string> {
  return Object.fromEntries(
    Object.entries(message.headersDistinct).map(([name, values]) => [
      name,
      (values ?? []).join(','),
    ]),
  )
}

const ownHost = /^(127\.0\.0\.1|localhost|\[::1\])(:\d{1,5})?$/i

/**
 * Refuses pages of other origins and rebound host names, which must not reach an endpoint on
 * loopback.
 */
function refuseForeign(request: WireRequest): WireResponse | undefined {
  if (!ownHost.test(request.headers.host ?? ''))
    return plain(421, 'This endpoint answers to 127.0.0.1, localhost and [::1] only.')
  if ('origin' in request.headers)
    return plain(403, 'This endpoint does not answer pages of a browser.')
  return undefined
}

function refuseLarge(request: WireRequest): WireResponse {
  const service = addressRequest(request)?.service ?? 'ecs'
  return renderError(service, commonError(service, 'tooLarge'), '')
}

function plain(status: number, message: string): WireResponse {
  const headers = { 'content-type': 'application/json' }
  return { status, headers, body: JSON.stringify({ message }) }
}
