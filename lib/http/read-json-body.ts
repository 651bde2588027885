import { fail, succeed } from '../result.ts'
import type { Result } from '../result.ts'

/** No form comes near it: overrides have 8192 characters at most. */
const MAX_BYTES = 256 * 1024

/**
 * The JSON that a route handler was sent, of at most 256 KiB; more is not read. Another type of
 * content is refused, as pages of other sites could send it without being asked.
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
