import { fail, succeed } from '../result.ts'
import type { Result } from '../result.ts'

/** Far more than any form sends: overrides have at most 8,192 characters. */
const MAX_BYTES = 256 * 1024

/**
 * Reads a request's JSON, 256 KiB at most. Any other content type is refused, because pages of other
 * sites can send those without a preflight request.
 */
export async function readJsonBody(request: Request): Promise<Result<unknown>> {
  const [type] = (request.headers.get('content-type') ?? '').split(';')
  if (type?.trim().toLowerCase() !== 'application/json') {
    return fail({ kind: 'invalid', message: 'The request has to be application/json.' })
  }
  const text = await readText(request.body)
  if (text === undefined) {
    return fail({ kind: 'invalid', message: `The request has more than ${MAX_BYTES} bytes.` })
  }
  try {
    return succeed(JSON.parse(text))
  } catch {
    return fail({ kind: 'invalid', message: 'The request isn’t JSON.' })
  }
}

async function readText(body: ReadableStream<Uint8Array> | null): Promise<string | undefined> {
  if (!body) return ''
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of body) {
    size += chunk.byteLength
    // Leaving the loop ends the stream: the rest is never read.
    if (size > MAX_BYTES) return undefined
    chunks.push(chunk)
  }
  return Buffer.concat(chunks).toString('utf8')
}
