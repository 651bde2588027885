const mebibyte = 1024 * 1024

export const bodyLimitBytes = 6 * mebibyte
/** The most that is read of one body, to throw it away. After that the connection is closed. */
const patienceBytes = 1024 * mebibyte
/** The size that is accepted even if other bodies use up the shared room. */
const usualBytes = 64 * 1024

/**
 * Reads a whole body. Undefined if the body is over the limit: the rest is read and thrown away, so
 * that the client can read the refusal. Rejects if the client goes away or never stops, or if the
 * bodies in transit leave no room for this one.
 */
export type ReadBody = (request: AsyncIterable<unknown>) => Promise<Buffer | undefined>

/** @param roomBytes what all bodies in transit may hold together */
export function createBodyReader(roomBytes = 256 * mebibyte): ReadBody {
  let takenBytes = 0
  /**
   * Doubles the buffer when needed. A list of chunks of one byte each would use a hundred times as
   * much memory.
   */
  function grow(held: Buffer, neededBytes: number): Buffer {
    const bytes = Math.min(bodyLimitBytes, Math.max(neededBytes, 2 * held.length))
    if (bytes > usualBytes && takenBytes + bytes - held.length > roomBytes)
      throw new Error('Too many bodies are on their way')
    const larger = Buffer.allocUnsafe(bytes)
    held.copy(larger)
    takenBytes += bytes - held.length
    return larger
  }
  return async request => {
    let held: Buffer = Buffer.alloc(0)
    let receivedBytes = 0
    try {
      for await (const chunk of request) {
        if (!Buffer.isBuffer(chunk)) throw new TypeError('The request has an encoding set')
        const start = receivedBytes
        receivedBytes += chunk.length
        if (receivedBytes > patienceBytes) throw new Error('The body does not end')
        if (receivedBytes > bodyLimitBytes) {
          takenBytes -= held.length
          held = Buffer.alloc(0)
          continue
        }
        if (receivedBytes > held.length) held = grow(held, receivedBytes)
        chunk.copy(held, start)
      }
    } finally {
      takenBytes -= held.length
    }
    return receivedBytes > bodyLimitBytes ? undefined : held.subarray(0, receivedBytes)
  }
}
