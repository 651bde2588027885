import { Readable } from 'node:stream'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { bodyLimitBytes, createBodyReader } from './read-body.ts'

const kibibyte = 1024
const mebibyte = 1024 * kibibyte

/** A body of which so much has come, and the rest when `finish` is called. */
function openBody(bytes: number) {
  const stream = new Readable({ read: () => undefined })
  stream.push(Buffer.alloc(bytes, 'x'))
  return { stream, finish: () => stream.push(null) }
}

/** Resolves when everything that has come by now was read. */
const settled = () => new Promise(resolve => setImmediate(resolve))

describe('reading a body', () => {
  it('gives back what was sent, in whatever pieces it came', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.uint8Array({ minLength: 1, maxLength: 300 })), async pieces => {
        const chunks = pieces.map(piece => Buffer.from(piece))
        const body = await createBodyReader()(Readable.from(chunks))
        expect(body).toEqual(Buffer.concat(chunks))
      }),
    )
  })

  it('takes a body of exactly the limit, and none of a byte more', async () => {
    const readBody = createBodyReader()
    const pieces = (last: number) =>
      Readable.from([Buffer.alloc(bodyLimitBytes - 10), Buffer.alloc(last)])
    expect(await readBody(pieces(10))).toHaveLength(bodyLimitBytes)
    expect(await readBody(pieces(11))).toBeUndefined()
  })

  it('reads a body of 100 MB to its end, so that the client gets to read the refusal', async () => {
    const piece = Buffer.alloc(mebibyte)
    const body = Readable.from(Array.from({ length: 100 }, () => piece))
    expect(await createBodyReader()(body)).toBeUndefined()
    expect(body.readableEnded).toBe(true)
  })
})

describe('many bodies that do not end', () => {
  it('hold no more than there is room for, and make room when they end', async () => {
    const readBody = createBodyReader(2 * mebibyte)
    const [first, second] = [openBody(mebibyte), openBody(mebibyte)]
    const reading = [readBody(first.stream), readBody(second.stream)]
    await settled()
    await expect(readBody(Readable.from([Buffer.alloc(mebibyte)]))).rejects.toThrow('on their way')
    first.finish()
    expect(await reading[0]).toHaveLength(mebibyte)
    expect(await readBody(Readable.from([Buffer.alloc(mebibyte)]))).toHaveLength(mebibyte)
    second.finish()
    expect(await reading[1]).toHaveLength(mebibyte)
  })

  it('do not keep usual requests out', async () => {
    const readBody = createBodyReader(mebibyte)
    const large = openBody(mebibyte)
    const reading = readBody(large.stream)
    await settled()
    const usual = Buffer.alloc(64 * kibibyte)
    expect(await readBody(Readable.from([usual]))).toEqual(usual)
    large.finish()
    await reading
  })

  it('leave their room when the client goes away or the body is over the limit', async () => {
    const readBody = createBodyReader(bodyLimitBytes)
    const left = openBody(5 * mebibyte)
    const reading = readBody(left.stream)
    await settled()
    left.stream.destroy(new Error('gone'))
    await expect(reading).rejects.toThrow('gone')
    const pieces = [Buffer.alloc(bodyLimitBytes), Buffer.alloc(1)]
    expect(await readBody(Readable.from(pieces))).toBeUndefined()
    expect(await readBody(Readable.from([Buffer.alloc(bodyLimitBytes)]))).toHaveLength(
      bodyLimitBytes,
    )
  })
})
