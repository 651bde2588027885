import NextAuth from 'next-auth'
import type { NextRequest } from 'next/server'
import { log } from '@/app/log.server'
import { authOptions } from '@/lib/auth/auth-options.server'
import { readAuthRequest } from '@/lib/auth/read-auth-request.server'
import { UNKNOWN_ADDRESS } from '@/lib/http/client-address'

interface Segments {
  params: Promise<{ nextauth: string[] }>
}

async function handle(request: NextRequest, segments: Segments): Promise<Response> {
  const read = await readAuthRequest(request)
  return read instanceof Response ? read : answer(read, segments)
}

type RouteHandler = (request: NextRequest, segments: Segments) => Promise<Response>

/** Safe: given segments, next-auth answers as a route handler; its types know the other router only. */
const answer = (request: NextRequest, segments: Segments): Promise<Response> =>
  (NextAuth(authOptions(log, UNKNOWN_ADDRESS)) as RouteHandler)(request, segments)

export { handle as GET, handle as POST }
