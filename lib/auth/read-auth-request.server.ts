import 'server-only'
import { NextRequest } from 'next/server'

/** Many times the size of keys, a session token and a CSRF token. */
export const AUTH_POST_LIMIT_BYTES = 64 * 1024

/** What our pages ask of next-auth. Its own pages and its public log stay closed. */
const SERVED: Record<string, readonly string[]> = {
  GET: ['csrf', 'session'],
  POST: ['callback', 'signout'],
}

/**
 * Reads a request before next-auth does, which would read any amount and throw on a body that it
 * can't parse. The query is dropped, because the page decides where a sign-in leads.
 *
 * @returns the request for next-auth with its body in memory, or the answer 404, 413 or 400.
 */
export async function readAuthRequest(request: NextRequest): Promise<NextRequest | Response> {
  const { method, headers } = request
  const { origin, pathname } = new URL(request.url)
  const [, , , action = ''] = pathname.split('/')
  if (!SERVED[method]?.includes(action)) return refuse(404, 'Not found')
  if (method === 'GET') return new NextRequest(`${origin}${pathname}`, { headers })
  const body = await readAtMost(request, AUTH_POST_LIMIT_BYTES)
  if (body === undefined) return refuse(413, 'The request is too large for a sign-in.')
  if (isJson(request) && !isRecordOfTexts(body)) {
    return refuse(400, 'The body isn’t a JSON object with text values.')
  }
  return new NextRequest(`${origin}${pathname}`, { method, headers, body })
}

async function readAtMost(request: Request, limitBytes: number): Promise<string | undefined> {
  const chunks: Uint8Array[] = []
  let bytes = 0
  for await (const chunk of request.body ?? []) {
    bytes += chunk.byteLength
    if (bytes > limitBytes) return undefined
    chunks.push(chunk)
  }
  return Buffer.concat(chunks).toString('utf8')
}

const isJson = (request: Request): boolean =>
  request.headers.get('content-type')?.includes('application/json') ?? false

function isRecordOfTexts(text: string): boolean {
  try {
    const value: unknown = JSON.parse(text)
    if (value === null || typeof value !== 'object' || Array.isArray(value)) return false
    return Object.values(value).every(member => typeof member === 'string')
  } catch {
    return false
  }
}

const refuse = (status: number, message: string): Response =>
  new Response(`${message}\n`, { status, headers: { 'content-type': 'text/plain' } })
