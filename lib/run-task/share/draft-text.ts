import type { LaunchInput } from '../form/launch-form-schema.ts'
import { parseFormInput } from './read-form-input.ts'

/** Characters of a form as JSON. Its overrides are limited to 8192, its tags to 50 rows. */
const maxCharacters = 200_000

/** The form as text for the fragment of a link: JSON, deflated, in base64url. */
export async function toDraftText(values: LaunchInput): Promise<string> {
  const bytes = new TextEncoder().encode(JSON.stringify(values))
  const deflated = await readAll(bytes, new CompressionStream('deflate-raw'), Infinity)
  const binary = Array.from(deflated ?? [], byte => String.fromCharCode(byte)).join('')
  return btoa(binary)
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replace(/={1,2}$/, '')
}

/**
 * The form that such a text holds, as it was typed, with the members of the form only; undefined
 * for any other text, and for one that grows too large when it is inflated.
 */
export async function fromDraftText(text: string): Promise<LaunchInput | undefined> {
  if (text.length > maxCharacters || !/^[\w-]+$/.test(text)) return undefined
  try {
    const binary = atob(text.replaceAll('-', '+').replaceAll('_', '/'))
    const bytes = Uint8Array.from(binary, character => character.charCodeAt(0))
    const inflated = await readAll(bytes, new DecompressionStream('deflate-raw'), maxCharacters)
    if (!inflated) return undefined
    return parseFormInput(new TextDecoder('utf-8', { fatal: true }).decode(inflated))
  } catch {
    return undefined
  }
}

type Transform = Pick<CompressionStream, 'readable' | 'writable'>

/** All that comes out, or undefined when it is more than this. */
async function readAll(
  bytes: Uint8Array<ArrayBuffer>,
  { readable, writable }: Transform,
  maxBytes: number,
): Promise<Uint8Array | undefined> {
  const source = new Blob([bytes]).stream().pipeThrough({ readable, writable })
  const reader = source.getReader()
  const chunks: Uint8Array<ArrayBuffer>[] = []
  let length = 0
  for (;;) {
    const { done, value } = await reader.read()
    if (done) return new Uint8Array(await new Blob(chunks).arrayBuffer())
    length += value.length
    if (length > maxBytes) {
      await reader.cancel()
      return undefined
    }
    chunks.push(value)
  }
}
