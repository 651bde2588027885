const mebibyte = 1024 * 1024

export const bodyLimitBytes = 6 * mebibyte
/** More than this of one body is not even read in order to be thrown away. */
const patienceBytes = 1024 * mebibyte
/** What a body may always hold, however many others are on their way. */
const usualBytes = 64 * 1024

/**
 * The whole body; undefined when it is over the limit, whose rest is read and thrown away so that
 * the client gets to read the refusal. Rejects when the client goes away or never stops, and when
 * the bodies that are on their way leave no room for this one.
 */
export type ReadBody = (request: AsyncIterable<unknown>) => Promise<Buffer | undefined>

/** @param roomBytes what all bodies that are not complete yet may hold together */
export function createBodyReader(roomBytes = 256 * mebibyte): ReadBody {
  let takenBytes = 0
  /** One piece of memory that doubles: a list of pieces of one byte each would weigh a hundredfold. */
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
