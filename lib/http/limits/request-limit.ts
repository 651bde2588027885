import { getToken } from 'next-auth/jwt'
import type { NextRequest } from 'next/server'
import { toClientNetwork } from '../../settings/ip-address.ts'
import { fail } from '../../result.ts'
import { processWide } from '../../process-wide.ts'
import { UNKNOWN_ADDRESS } from './client-address.ts'
import { createRateLimit } from './rate-limit.ts'

const PER_SECOND = 100
/** 10,000 keys take 8 MB. Addresses have a limit of their own, as anybody can come from many. */
const MAX_KEYS = 10_000

const limits = () =>
  processWide('request-limits', () => ({
    sessions: createRateLimit({ perSecond: PER_SECOND, maxKeys: MAX_KEYS }),
    addresses: createRateLimit({ perSecond: PER_SECOND, maxKeys: MAX_KEYS }),
  }))

interface RequestSource {
  /** The client's address. */
  address: string
  /** What session cookies are encrypted with. */
  secret: string
  /** Milliseconds of a clock that never goes back. */
  nowMs: number
}

/**
 * Answers 429 to a session, or to an address without one, that has sent too many requests in a
 * second. The build's files don't count, nor do requests whose address is unknown.
 */
export async function refuseTooMany(
  request: NextRequest,
  source: RequestSource,
): Promise<Response | undefined> {
  const { pathname } = request.nextUrl
  if (pathname.startsWith('/_next/static/')) return undefined
  const waitMs = await takeTurn(request, source)
  if (waitMs === undefined) return undefined
  const seconds = Math.ceil(waitMs / 1_000)
  const message = `Slipway answers ${PER_SECOND} requests a second at most. Try again in ${seconds} s.`
  const headers = { 'retry-after': `${seconds}`, 'cache-control': 'no-store' }
  return pathname.startsWith('/api/')
    ? Response.json(fail({ kind: 'throttled', message }), { status: 429, headers })
    : new Response(`${message}\n`, {
        status: 429,
        headers: { ...headers, 'content-type': 'text/plain' },
      })
}

/** Requests count by session, not by cookie: a session can have many cookies. */
async function takeTurn(
  request: NextRequest,
  { address, secret, nowMs }: RequestSource,
): Promise<number | undefined> {
  const sid = (await getToken({ req: request, secret }))?.['sid']
  if (typeof sid === 'string') return limits().sessions.take(sid, nowMs)
  if (address === UNKNOWN_ADDRESS) return undefined
  return limits().addresses.take(toClientNetwork(address), nowMs)
}
