import type { IncomingMessage } from 'node:http'

export const bodyLimitBytes = 6 * 1024 * 1024
const patienceBytes = 64 * 1024 * 1024

/**
 * The whole body; undefined when it is over the limit, whose rest is read and thrown away so that
 * the client gets to read the refusal. Rejects when the client goes away or never stops.
 */
export async function readBody(request: IncomingMessage): Promise<Buffer | undefined> {
  const chunks: Buffer[] = []
  let received = 0
  for await (const chunk of request) {
    if (!Buffer.isBuffer(chunk)) throw new TypeError('The request has an encoding set')
    received += chunk.length
    if (received > patienceBytes) throw new Error('The body does not end')
    if (received <= bodyLimitBytes) chunks.push(chunk)
    else chunks.length = 0
  }
  return received > bodyLimitBytes ? undefined : Buffer.concat(chunks)
}
