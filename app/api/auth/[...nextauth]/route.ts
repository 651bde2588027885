import NextAuth from 'next-auth'
import type { NextRequest } from 'next/server'
import { authOptions } from '@/lib/auth/auth-options.server'

interface Segments {
  params: Promise<{ nextauth: string[] }>
}

const handle = (request: NextRequest, segments: Segments): Promise<Response> =>
  answer(NextAuth(request as never, segments as never, authOptions()))

/** next-auth types its handler for both routers; in this one it answers with a `Response`. */
const answer = async (result: unknown): Promise<Response> => (await result) as Response

export { handle as GET, handle as POST }
