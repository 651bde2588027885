/**
 * Reads the command line's shorthand, `key=value,other=[a,b],nested={key=value}`, into what its
 * JSON would hold; every scalar stays a text. Undefined when it isn't shorthand.
 * Source: AWS CLI User Guide, "Using shorthand syntax".
 */
export function readShorthand(text: string): Record<string, unknown> | undefined {
  const reader = { text, at: 0 }
  try {
    const found = readFields(reader, '', 0)
    return reader.at === text.length && text !== '' ? found : undefined
  } catch (error) {
    if (error instanceof NotShorthand) return undefined
    throw error
  }
}

interface Reader {
  text: string
  at: number
}

class NotShorthand extends Error {}

const maxDepth = 8

const current = ({ text, at }: Reader) => text.charAt(at)

function skipBlanks(reader: Reader): void {
  while (/^\s$/.test(current(reader))) reader.at += 1
}

function expect(reader: Reader, character: string): void {
  skipBlanks(reader)
  if (current(reader) !== character) throw new NotShorthand()
  reader.at += 1
  skipBlanks(reader)
}

/** `key=value` rows up to the closing character, or to the end where it is empty. */
function readFields(reader: Reader, close: string, depth: number): Record<string, unknown> {
  if (depth > maxDepth) throw new NotShorthand()
  const fields = new Map<string, unknown>()
  while (current(reader) !== close) {
    if (fields.size > 0) expect(reader, ',')
    const key = take(reader, /[\w\-.#/:]+/y)
    if (key === undefined || fields.has(key)) throw new NotShorthand()
    expect(reader, '=')
    fields.set(key, readValue(reader, close === '', depth + 1))
    skipBlanks(reader)
  }
  return Object.fromEntries(fields)
}

function readValue(reader: Reader, takesCommas: boolean, depth: number): unknown {
  if (current(reader) === '[') return readList(reader, depth)
  if (current(reader) === '{') {
    reader.at += 1
    skipBlanks(reader)
    const fields = readFields(reader, '}', depth)
    reader.at += 1
    return fields
  }
  const first = readScalar(reader)
  return takesCommas ? readMore(reader, first) : first
}

/** `a=b,c` is a list, unless what follows the comma is a key. */
function readMore(reader: Reader, first: string): string | string[] {
  const values = [first]
  for (;;) {
    const before = reader.at
    skipBlanks(reader)
    if (current(reader) !== ',') break
    reader.at += 1
    skipBlanks(reader)
    if (current(reader) === '') throw new NotShorthand()
    const value = readScalar(reader, laterText)
    skipBlanks(reader)
    if (current(reader) === '=') {
      reader.at = before
      break
    }
    values.push(value)
  }
  return values.length === 1 ? first : values
}

function readList(reader: Reader, depth: number): unknown[] {
  if (depth > maxDepth) throw new NotShorthand()
  const values: unknown[] = []
  expect(reader, '[')
  while (current(reader) !== ']') {
    if (values.length > 0) expect(reader, ',')
    if (current(reader) === '') throw new NotShorthand()
    values.push(readValue(reader, false, depth + 1))
    skipBlanks(reader)
  }
  reader.at += 1
  return values
}

/** A first value may hold `=`; in a later one it would make a key of what stands before it. */
const firstText = /(?:\\,|[^\s,='"[\]{}])(?:\\,|[^,\]}'"])*/y
const laterText = /(?:\\,|[^\s,='"[\]{}])(?:\\,|[^,=\]}'"])*/y

function readScalar(reader: Reader, text = firstText): string {
  const quote = current(reader)
  if (quote !== '"' && quote !== "'") {
    const plain = take(reader, text) ?? ''
    return plain.replaceAll('\\,', ',').trimEnd()
  }
  const quoted = take(reader, quote === '"' ? /"(?:\\"|[^"])*"/y : /'(?:\\'|[^'])*'/y)
  if (quoted === undefined) throw new NotShorthand()
  return quoted.slice(1, -1).replaceAll(`\\${quote}`, quote).replaceAll('\\\\', '\\')
}

function take(reader: Reader, pattern: RegExp): string | undefined {
  pattern.lastIndex = reader.at
  const found = pattern.exec(reader.text)?.[0]
  reader.at += found?.length ?? 0
  return found
}
