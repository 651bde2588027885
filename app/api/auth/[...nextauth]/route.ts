import NextAuth from 'next-auth'
import type { NextRequest } from 'next/server'
import { authOptions } from '@/lib/auth/auth-options.server'
import { readAuthRequest } from '@/lib/auth/read-auth-request.server'
import { publicRoute } from '@/lib/http/public-route.server'
import { requestAddress } from '@/lib/http/limits/request-address'
import { log } from '@/lib/process/log.server'

interface Segments {
  params: Promise<{ nextauth: string[] }>
}

type RouteHandler = (request: NextRequest, segments: Segments) => Promise<Response>

/** Safe: given segments, next-auth answers as a route handler; its types know the other router only. */
const answer = (request: NextRequest, segments: Segments): Promise<Response> =>
  (NextAuth(authOptions(log, requestAddress())) as RouteHandler)(request, segments)

/** Signing in and out; next-auth checks its own CSRF token. */
const handle = publicRoute<Segments>(async (request, segments) => {
  const read = await readAuthRequest(request)
  return read instanceof Response ? read : answer(read, segments)
})

export { handle as GET, handle as POST }
