import { createHash, createHmac } from 'node:crypto'

type Source = string | ArrayBuffer | ArrayBufferView

/** SHA-256, or HMAC with SHA-256 when a secret is given, in the shape that the signer asks for. */
export class NodeSha256 {
  readonly #secret: Buffer | undefined
  #chunks: Buffer[] = []

  constructor(secret?: Source) {
    this.#secret = secret === undefined ? undefined : toBuffer(secret)
  }

  update(chunk: Source): void {
    this.#chunks.push(toBuffer(chunk))
  }

  async digest(): Promise<Uint8Array> {
    const hash = this.#secret ? createHmac('sha256', this.#secret) : createHash('sha256')
    for (const chunk of this.#chunks) hash.update(chunk)
    return hash.digest()
  }

  reset(): void {
    this.#chunks = []
  }
}

function toBuffer(source: Source): Buffer {
  if (typeof source === 'string') return Buffer.from(source)
  if (source instanceof ArrayBuffer) return Buffer.from(source)
  return Buffer.from(source.buffer, source.byteOffset, source.byteLength)
}
