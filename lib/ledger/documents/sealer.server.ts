import 'server-only'
import { createHmac, hkdfSync } from 'node:crypto'
import { FlattenedEncrypt, flattenedDecrypt } from 'jose'

/**
 * Seals what must not stand in the database in clear: AES-256-GCM with a key derived from the
 * secret by HKDF-SHA-256. `about` (a sid, an ARN, a launch id) is authenticated with it, so that a
 * sealed value moved to another row does not open.
 */
export interface Sealer {
  seal(value: unknown, about: string): Promise<string>
  /** @throws when the value was sealed with another secret or about something else. */
  open(sealed: string, about: string): Promise<unknown>
  /** The same for the same text; without the secret, nobody can tell or guess which. */
  digest(text: string): string
}

const KEY_BYTES = 32

export function createSealer(secret: string): Sealer {
  const keyFor = (use: string) =>
    new Uint8Array(hkdfSync('sha256', secret, '', `slipway ${use} v1`, KEY_BYTES))
  const key = keyFor('ledger')
  const digestKey = keyFor('digest')
  const aadOf = (about: string) => new TextEncoder().encode(`about ${about}`)
  return {
    async seal(value, about) {
      const jwe = await new FlattenedEncrypt(new TextEncoder().encode(JSON.stringify(value)))
        .setProtectedHeader({ alg: 'dir', enc: 'A256GCM' })
        .setAdditionalAuthenticatedData(aadOf(about))
        .encrypt(key)
      return [jwe.protected, jwe.iv, jwe.ciphertext, jwe.tag].join('.')
    },
    async open(sealed, about) {
      const [header, iv, ciphertext, tag] = sealed.split('.')
      if (!header || !iv || !ciphertext || !tag) throw new Error('Not a sealed value')
      const { plaintext } = await flattenedDecrypt(
        {
          protected: header,
          iv,
          ciphertext,
          tag,
          aad: Buffer.from(aadOf(about)).toString('base64url'),
        },
        key,
        { keyManagementAlgorithms: ['dir'], contentEncryptionAlgorithms: ['A256GCM'] },
      )
      return JSON.parse(new TextDecoder().decode(plaintext)) as unknown
    },
    digest: text => createHmac('sha256', digestKey).update(text).digest('base64url'),
  }
}
