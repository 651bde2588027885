import { createServer as createHttpServer } from 'node:http'
import type { IncomingMessage, Server, ServerResponse } from 'node:http'
import type { Duplex } from 'node:stream'
import type { OwnSite } from '../settings/own-site.ts'
import type { TrustedProxies } from '../settings/trusted-proxies.ts'
import { beforeHeaders } from './before-headers.ts'
import { clientAddress } from './limits/client-address.ts'
import { findRefusal } from './find-refusal.ts'
import type { PlainRefusal } from './find-refusal.ts'
import { withRequestAddress } from './limits/request-address.ts'
import { securityHeaders } from './security-headers.ts'

export interface ServerSettings {
  site: OwnSite
  trustedProxies: TrustedProxies
  handle: (request: IncomingMessage, response: ServerResponse) => Promise<void>
  onError: (error: unknown, request: IncomingMessage) => void
}

/** A slow client may take this long to send its headers, and its whole request. */
const HEADERS_WITHIN_MS = 10_000
const REQUEST_WITHIN_MS = 30_000
const CHECKED_EVERY_MS = 5_000
/** Longer than a proxy keeps idle connections (60 s), or it would use one that was just closed. */
const KEEP_ALIVE_MS = 75_000

/**
 * The server in front of Next. It refuses requests that Next would answer wrongly before `proxy.ts`
 * runs, finds the client's address, drops every forwarded header, and adds the security headers.
 */
export function createServer(settings: ServerSettings): Server {
  const server = createHttpServer(
    {
      // A request without Host is refused below, with a sentence.
      requireHostHeader: false,
      headersTimeout: HEADERS_WITHIN_MS,
      requestTimeout: REQUEST_WITHIN_MS,
      connectionsCheckingInterval: CHECKED_EVERY_MS,
      keepAliveTimeout: KEEP_ALIVE_MS,
    },
    (request, response) => void serve(settings, request, response),
  )
  server.on('connect', (_request: IncomingMessage, socket: Duplex) => {
    socket.end(toRawAnswer(405, 'The method CONNECT isn’t supported.'))
  })
  server.on('clientError', (error: NodeJS.ErrnoException, socket: Duplex) => {
    if (error.code === 'ECONNRESET' || !socket.writable) return void socket.destroy()
    socket.end(toRawAnswer(...explainClientError(error.code)))
  })
  return server
}

async function serve(
  { site, trustedProxies, handle, onError }: ServerSettings,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  for (const [name, value] of Object.entries(securityHeaders(site))) response.setHeader(name, value)
  const refusal = findRefusal(toWireRequest(request), site)
  if (refusal) return refuse(request, response, refusal)
  const address = clientAddress({
    socketAddress: request.socket.remoteAddress,
    forwardedFor: textOf(request, 'x-forwarded-for'),
    trusted: trustedProxies,
  })
  for (const name of FORWARDED) Reflect.deleteProperty(request.headers, name)
  beforeHeaders(response, replace => {
    // Next says so for its files and the polled answers do; anything else is personal or an error.
    if (!response.hasHeader('cache-control')) response.setHeader('cache-control', 'no-store')
    const answer = isActionCall(request) && explainActionAnswer(response)
    if (answer) replace(answer.status, `${answer.message}\n`)
  })
  try {
    await withRequestAddress(address, () => handle(request, response))
  } catch (error) {
    onError(error, request)
    if (!response.headersSent) response.statusCode = 500
    response.end()
  }
}

/** Next would believe these headers. Slipway knows its own address from NEXTAUTH_URL. */
const FORWARDED = [
  'forwarded',
  'x-forwarded-for',
  'x-forwarded-host',
  'x-forwarded-port',
  'x-forwarded-proto',
  'x-real-ip',
]

/**
 * Our actions never throw, so a 500 means that Next could not decode the call. JSON means that the
 * page doesn't have the action and Next failed to forward the call to a page that has it.
 */
function explainActionAnswer(response: ServerResponse): PlainRefusal | undefined {
  if (response.statusCode >= 500) {
    return { status: 400, message: 'This request couldn’t be read. Reload the page and try again.' }
  }
  if (!String(response.getHeader('content-type')).startsWith('application/json')) return undefined
  return { status: 409, message: 'This page can’t do that. Reload the page and try again.' }
}

const isActionCall = (request: IncomingMessage): boolean =>
  request.method === 'POST' && request.headers['next-action'] !== undefined

const toWireRequest = (request: IncomingMessage) => ({
  method: request.method ?? '',
  target: request.url ?? '',
  hosts: request.headersDistinct['host'] ?? [],
  forwardedHost: textOf(request, 'x-forwarded-host'),
  contentLength: Number(request.headers['content-length'] ?? 0),
})

const textOf = (request: IncomingMessage, name: string): string | undefined =>
  request.headersDistinct[name]?.join(',')

function refuse(
  request: IncomingMessage,
  response: ServerResponse,
  { status, message, headers }: PlainRefusal,
): void {
  const body = `${message}\n`
  response.writeHead(status, {
    ...headers,
    'content-length': Buffer.byteLength(body),
    'cache-control': 'no-store',
    'content-type': 'text/plain; charset=utf-8',
    connection: 'close',
  })
  response.write(body)
  afterBody(request, () => response.end())
}

/** A client that is refused may go on sending for so long, and so much. */
const LINGER_MS = 2_000
const LINGER_BYTES = 16 * 1024 * 1024

/** A connection that is closed under a client that still sends is reset, and the answer is lost. */
function afterBody(request: IncomingMessage, end: () => void): void {
  let bytes = 0
  const timer = setTimeout(end, LINGER_MS)
  const finish = () => {
    clearTimeout(timer)
    end()
  }
  request.on('data', (chunk: Buffer) => {
    bytes += chunk.length
    if (bytes > LINGER_BYTES) finish()
  })
  request.once('end', finish)
  request.once('close', finish)
}

function explainClientError(code: string | undefined): [number, string] {
  if (code === 'HPE_HEADER_OVERFLOW') return [431, 'The request’s headers are too large.']
  if (code === 'ERR_HTTP_REQUEST_TIMEOUT') return [408, 'The request took too long.']
  return [400, 'The request isn’t valid HTTP.']
}

const toRawAnswer = (status: number, message: string): string =>
  [
    `HTTP/1.1 ${status} Refused`,
    'cache-control: no-store',
    'content-type: text/plain; charset=utf-8',
    'connection: close',
    `content-length: ${Buffer.byteLength(message) + 1}`,
    '',
    `${message}\n`,
  ].join('\r\n')
