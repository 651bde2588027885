import { formShape } from './form-shape.ts'
import type { LaunchInput } from '../form/launch-form-schema.ts'
import { isRecord } from '../request/read-shape.ts'
import type { Shape } from '../request/request-shape.ts'

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
    const draft: unknown = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(inflated))
    const known = toKnown(formShape, draft)
    return isRecord(known) ? toInput({ taskDefinition: '', ...known }) : undefined
  } catch {
    return undefined
  }
}

/** Safe: `toKnown` keeps members of the form only, of the types that the form holds them in. */
const toInput = (known: unknown) => known as LaunchInput

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

/** What the form has of a value, in the form's own types: rows keep their places. */
function toKnown(shape: Shape, value: unknown): unknown {
  switch (shape.kind) {
    case 'text':
    case 'exactText':
      return typeof value === 'string' ? value : undefined
    case 'number':
      return typeof value === 'string' || typeof value === 'number' ? value : undefined
    case 'boolean':
      return typeof value === 'boolean' ? value : undefined
    case 'choice':
      return typeof value === 'string' && Object.hasOwn(shape.choices, value) ? value : undefined
    case 'list':
      return toKnownList(shape.item, value)
    case 'object':
      return toKnownObject(shape.members, value)
  }
}

/** A command may still be the text that is being typed. */
function toKnownList(item: Shape, value: unknown): unknown {
  if (Array.isArray(value)) {
    const rows = value.map(row => toKnown(item, row))
    return rows.every(row => row !== undefined) ? rows : undefined
  }
  if (item.kind !== 'exactText' || !isRecord(value)) return undefined
  if (typeof value.shell === 'string') return { shell: value.shell }
  return typeof value.json === 'string' ? { json: value.json } : undefined
}

function toKnownObject(members: Readonly<Record<string, Shape>>, value: unknown): unknown {
  if (!isRecord(value)) return undefined
  const known = Object.entries(members).flatMap(([name, shape]): [string, unknown][] => {
    const member = Object.hasOwn(value, name) ? toKnown(shape, value[name]) : undefined
    return member === undefined ? [] : [[name, member]]
  })
  return Object.fromEntries(known)
}
