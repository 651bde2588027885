import { NextResponse } from 'next/server'
import type { NextRequest } from 'next/server'
import { hostsOf, isOwnOrigin } from './lib/auth/own-hosts'
import { UNKNOWN_ADDRESS } from './lib/http/client-address'
import { refuseTooMany } from './lib/http/request-limit'

/**
 * Answers only to Slipway's own host names, against DNS rebinding, and only to writes from its own
 * pages. Every page gets a nonce, and scripts without it do not run.
 */
export async function proxy(request: NextRequest) {
  if (!hostsOf(process.env).has(request.headers.get('host') ?? '')) {
    return refuse(421, 'Misdirected request')
  }
  const tooMany = await refuseTooMany(request, {
    address: UNKNOWN_ADDRESS,
    secret: process.env['NEXTAUTH_SECRET'],
    nowMs: performance.now(),
  })
  if (tooMany) return tooMany
  // Browsers name the origin of every write; without one it is no browser's.
  const origin = request.headers.get('origin')
  if (!isRead(request.method) && origin !== null && !isOwnOrigin(origin, process.env)) {
    return refuse(403, 'Requests from other sites are refused')
  }
  if (!isReadable(request.nextUrl.pathname)) return refuse(400, 'This address cannot be read')
  const nonce = btoa(crypto.randomUUID())
  const policy = contentSecurityPolicy(nonce)
  const headers = new Headers(request.headers)
  headers.set('x-nonce', nonce)
  headers.set('x-path', request.nextUrl.pathname + request.nextUrl.search)
  headers.set('content-security-policy', policy)
  const response = NextResponse.next({ request: { headers } })
  response.headers.set('content-security-policy', policy)
  response.headers.set('referrer-policy', 'same-origin')
  response.headers.set('x-content-type-options', 'nosniff')
  return response
}

const isRead = (method: string): boolean => method === 'GET' || method === 'HEAD'

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
  new NextResponse(`${message}\n`, { status, headers: { 'content-type': 'text/plain' } })

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
