import type { LogLine } from './log-line.ts'

/** What a link to a line names. */
export interface LineReference {
  container: string
  /** Epoch milliseconds. */
  timestampMs: number
  /** Of the line's message, base 36. */
  hash: string
  part: number
}

/** `CONTAINER@EPOCHMS-HASH[.PART]`, for the fragment of an address. */
export function toLineId({ container, timestampMs, message, part }: LogLine): string {
  const place = `${encodeURIComponent(container.toWellFormed())}@${Math.round(timestampMs)}`
  return `${place}-${toHash(message)}${part > 0 ? `.${part}` : ''}`
}

/** Undefined for what isn't the ID of a line. */
export function readLineId(text: string): LineReference | undefined {
  const found = /^([^@]*)@(\d{1,16})-([0-9a-z]{1,7})(?:\.(\d{1,7}))?$/.exec(text)
  if (!found) return undefined
  const [, name = '', timestamp, hash = '', part = '0'] = found
  const container = decode(name)
  if (container === undefined) return undefined
  return { container, timestampMs: Number(timestamp), hash, part: Number(part) }
}

function decode(text: string): string | undefined {
  try {
    return decodeURIComponent(text)
  } catch {
    return undefined
  }
}

/** FNV-1a, 32 bits, over the UTF-16 code units. */
export function toHash(message: string): string {
  let hash = 0x811c9dc5
  for (let index = 0; index < message.length; index += 1) {
    hash = Math.imul(hash ^ message.charCodeAt(index), 0x01000193)
  }
  return (hash >>> 0).toString(36)
}

/** The index of the line that a link names; -1 where it isn't among these. */
export const findLine = (lines: readonly LogLine[], reference: LineReference): number =>
  lines.findIndex(
    line =>
      line.container === reference.container &&
      Math.round(line.timestampMs) === reference.timestampMs &&
      line.part === reference.part &&
      toHash(line.message) === reference.hash,
  )
