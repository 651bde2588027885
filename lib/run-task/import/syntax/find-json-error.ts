type Expected = 'value' | 'item' | 'key' | 'nextKey' | 'colon' | 'separator' | 'end'

const token =
  /[ \t\r\n]*(?:([{}[\],:])|("(?:[^"\\\n\r\t\f\v]|\\["\\/bfnrt]|\\u[\da-fA-F]{4})*")|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?(?![\w.])|(?:true|false|null)(?!\w))/uy

/**
 * Where a text stops being JSON: the index of the first character that does not fit, or its length
 * when it ends too early. Engines word this each in their own way, and some do not say it.
 */
export function findJsonError(text: string): number {
  const open: string[] = []
  let expected: Expected = 'value'
  token.lastIndex = 0
  for (;;) {
    const from = token.lastIndex
    const match = token.exec(text)
    if (!match || expected === 'end') return skipBlanks(text, from)
    const [, punctuation, string] = match
    const kind = punctuation ?? (string === undefined ? 'scalar' : 'string')
    const next = step(kind, expected, open)
    if (!next) return skipBlanks(text, from)
    expected = next
  }
}

function skipBlanks(text: string, from: number): number {
  let at = from
  while (at < text.length && ' \t\r\n'.includes(text.charAt(at))) at += 1
  return at
}

function step(kind: string, expected: Expected, open: string[]): Expected | undefined {
  switch (expected) {
    case 'key':
      if (kind === '}') return close(open)
      return kind === 'string' ? 'colon' : undefined
    case 'nextKey':
      return kind === 'string' ? 'colon' : undefined
    case 'colon':
      return kind === ':' ? 'value' : undefined
    case 'separator':
      if (kind === open.at(-1)) return close(open)
      if (kind !== ',') return undefined
      return open.at(-1) === '}' ? 'nextKey' : 'value'
    case 'item':
      return kind === ']' ? close(open) : stepIn(kind, open)
    case 'value':
      return stepIn(kind, open)
    case 'end':
      return undefined
  }
}

function stepIn(kind: string, open: string[]): Expected | undefined {
  if (kind === 'string' || kind === 'scalar') return afterValue(open)
  if (kind !== '{' && kind !== '[') return undefined
  open.push(kind === '{' ? '}' : ']')
  return kind === '{' ? 'key' : 'item'
}

function close(open: string[]): Expected {
  open.pop()
  return afterValue(open)
}

const afterValue = (open: string[]): Expected => (open.length > 0 ? 'separator' : 'end')
