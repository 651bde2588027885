import { NextResponse } from 'next/server'
import type { NextRequest } from 'next/server'
import { processSettings } from './lib/settings/settings.server'
import { findForeignWrite } from './lib/http/foreign-write'
import { requestAddress } from './lib/http/limits/request-address'
import { refuseTooMany } from './lib/http/limits/request-limit'
import { tellStatus } from './lib/http/told-status'
import { whyUnreadable } from './lib/ledger/trouble/why-unreadable'

/**
 * Answers only to Slipway's own host names, against DNS rebinding, and only to writes from its own
 * pages. Every page gets a nonce, and scripts without it do not run. Under `npm start`,
 * `lib/http/create-server.ts` stands in front, for what Next answers before it comes here.
 */
export async function proxy(request: NextRequest) {
  const { site, secret } = processSettings()
  if (!site.hosts.has(request.headers.get('host') ?? '')) {
    return refuse(421, 'This server isn’t reached by this Host.')
  }
  const tooMany = await refuseTooMany(request, {
    address: requestAddress(),
    secret,
    nowMs: performance.now(),
  })
  if (tooMany) return tellStatus(request, tooMany)
  const foreign = findForeignWrite(request.method, request.headers, site)
  if (foreign) return refuse(403, foreign)
  if (!isReadable(request.nextUrl.pathname)) return refuse(400, 'This address can’t be read.')
  if (!isServed(request)) return refuse(405, 'Pages don’t take this kind of request.')
  // A page can't choose its status once it is under way, so that is asked before.
  const unreadable = isPage(request) ? await whyUnreadable() : undefined
  if (unreadable) return refuse(503, unreadable.message)
  const nonce = btoa(crypto.randomUUID())
  const policy = contentSecurityPolicy(nonce)
  const headers = new Headers(request.headers)
  headers.set('x-nonce', nonce)
  headers.set('x-path', request.nextUrl.pathname + request.nextUrl.search)
  headers.set('content-security-policy', policy)
  const response = NextResponse.next({ request: { headers } })
  response.headers.set('content-security-policy', policy)
  return response
}

/** Pages take the calls of server actions, as React sends them, and no other writes. */
const isServed = ({ method, headers, nextUrl }: NextRequest): boolean =>
  method === 'GET' ||
  method === 'HEAD' ||
  nextUrl.pathname.startsWith('/api/') ||
  (Boolean(headers.get('next-action')) &&
    /^(text\/plain|multipart\/form-data)\b/i.test(headers.get('content-type') ?? ''))

/** Routes and actions answer for themselves, and files need no database. */
const isPage = ({ method, nextUrl }: NextRequest): boolean =>
  (method === 'GET' || method === 'HEAD') && !/^\/(api|_next)\/|\.\w+$/.test(nextUrl.pathname)

/** Whether every percent sign of a path stands before two digits of valid UTF-8. */
function isReadable(path: string): boolean {
  try {
    decodeURIComponent(path)
    return true
  } catch {
    return false
  }
}

const refuse = (status: number, message: string) =>
  new NextResponse(`${message}\n`, {
    status,
    headers: { 'cache-control': 'no-store', 'content-type': 'text/plain' },
  })

function contentSecurityPolicy(nonce: string): string {
  const isDevelopment = process.env.NODE_ENV === 'development'
  return [
    "default-src 'self'",
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'${isDevelopment ? " 'unsafe-eval'" : ''}`,
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data:",
    "font-src 'self'",
    "connect-src 'self'",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join('; ')
}
