/** A random UUID. `crypto.randomUUID` exists in secure contexts only; plain HTTP may be used. */
export function makeLaunchId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16))
  const digits = Array.from(bytes, (byte, index) => toHex(mark(byte, index))).join('')
  return digits.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
}

/** Version 4 and variant 1 (RFC 9562, 5.4). */
function mark(byte: number, index: number): number {
  if (index === 6) return (byte & 0x0f) | 0x40
  return index === 8 ? (byte & 0x3f) | 0x80 : byte
}

const toHex = (byte: number) => byte.toString(16).padStart(2, '0')
