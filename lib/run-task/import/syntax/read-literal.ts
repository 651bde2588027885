/** Undefined: the text isn't such a literal. `at` is the index where reading stopped. */
export type LiteralRead = { value: unknown } | { at: number } | undefined

/** A request is no deeper; a text that is would exhaust the stack. */
const maxDepth = 100

/**
 * Reads a request or an answer as Python prints it, `{'cluster': 'demo', 'tags': None}`, or with
 * keys without quotes as Node.js, JSON5 and the SDK for Go have them. Values that JSON lacks become
 * what an SDK would send: an enum its value, a date the text of its call.
 */
export function readLiteral(text: string): LiteralRead {
  if (!looksLikePython(text) && !hasBareKeys(text)) return undefined
  const reader = { text, at: 0 }
  try {
    const value = readValue(reader, 0)
    skip(reader)
    return reader.at === text.length ? { value } : { at: reader.at }
  } catch (thrown) {
    if (thrown instanceof Unreadable) return { at: reader.at }
    throw thrown
  }
}

/** Of JSON's own texts none begins with a quoted key or word in apostrophes. */
const looksLikePython = (text: string): boolean =>
  /^\s*[[({][[({\s]*(?:[bru]?'|\w+\()/i.test(text.slice(0, 1000)) ||
  (/^\s*[[{]/.test(text) && /[:,[]\s*(?:None|True|False|'|datetime\.)/.test(text))

const hasBareKeys = (text: string): boolean =>
  /^(?:[\s[{(]|\/\/[^\n]*\n|\/\*[^*]*\*\/)*[[{]\s*(?:\/\/[^\n]*\n\s*)*[A-Za-z_$][\w$]*\s*:/.test(
    text.slice(0, 1000),
  )

/** A call in code that has a request in it: its arguments by name, or one object. */
const calls =
  /\b(?:run_task|(?:Ecs|ECS)(?:RunTask)?Operator|runTask|RunTaskCommand|start_task)\s*\(\s*(?=[{A-Za-z_])/

/** What only the program knows, such as a variable. */
export class CodeName {
  readonly code: string

  constructor(code: string) {
    this.code = code
  }
}

/** The request in a call to an SDK; undefined where there is none. Names stand for themselves. */
export function readCall(text: string): LiteralRead {
  const call = calls.exec(text)
  if (!call) return undefined
  const reader = { text, at: call.index + call[0].length, takesNames: true }
  try {
    return { value: isNext(reader, '{') ? readValue(reader, 0) : readNamed(reader) }
  } catch (thrown) {
    if (thrown instanceof Unreadable) return { at: reader.at }
    throw thrown
  }
}

function readNamed(reader: Reader): unknown {
  const members: [string, unknown][] = []
  while (!isNext(reader, ')')) {
    const name = take(reader, /([A-Za-z_]\w*)\s*=/y)?.[1]
    if (name === undefined) throw new Unreadable()
    members.push([name, readValue(reader, 1)])
    if (!isNext(reader, ')')) expect(reader, ',')
  }
  return Object.fromEntries(members)
}

class Unreadable extends Error {}

interface Reader {
  text: string
  at: number
  /** Code has names where a printout has values. */
  takesNames?: boolean
}

function skip(reader: Reader): void {
  take(reader, /(?:\s|\/\/[^\n]*|\/\*[^]*?\*\/|#[^\n]*)+/y)
}

/** The match of a sticky pattern, which is passed over. */
function take(reader: Reader, pattern: RegExp): RegExpExecArray | undefined {
  pattern.lastIndex = reader.at
  const match = pattern.exec(reader.text)
  if (match) reader.at = pattern.lastIndex
  return match ?? undefined
}

function expect(reader: Reader, mark: string): void {
  skip(reader)
  if (!reader.text.startsWith(mark, reader.at)) throw new Unreadable()
  reader.at += mark.length
}

function isNext(reader: Reader, mark: string): boolean {
  skip(reader)
  return reader.text.startsWith(mark, reader.at)
}

const words: ReadonlyMap<string, unknown> = new Map<string, unknown>([
  ['None', null],
  ['undefined', null],
  ['True', true],
  ['False', false],
  // Printed by json.dumps, and then mixed in by hand.
  ['null', null],
  ['true', true],
  ['false', false],
])

function readValue(reader: Reader, depth: number): unknown {
  if (depth > maxDepth) throw new Unreadable()
  skip(reader)
  const mark = reader.text.charAt(reader.at)
  if (mark === '{') return readMap(reader, depth)
  if (mark === '[') return readRows(reader, depth, ']')
  if (mark === '(') return readTuple(reader, depth)
  if (mark === '<') return readEnum(reader)
  const string = readStrings(reader)
  if (string !== undefined) return string
  const number = take(reader, /-?\d+(?:\.\d+)?(?:e[+-]?\d+)?/iy)
  if (number) return Number(number[0])
  return readWord(reader, depth)
}

function readMap(reader: Reader, depth: number): unknown {
  expect(reader, '{')
  const members: [string, unknown][] = []
  while (!isNext(reader, '}')) {
    const bare = take(reader, /([A-Za-z_$][\w$]*)\s*(?=:)/y)?.[1]
    const key = bare ?? readValue(reader, depth + 1)
    expect(reader, ':')
    members.push([String(key), readValue(reader, depth + 1)])
    if (!isNext(reader, '}')) expect(reader, ',')
  }
  expect(reader, '}')
  return Object.fromEntries(members)
}

function readRows(reader: Reader, depth: number, end: string): unknown[] {
  reader.at += 1
  const rows: unknown[] = []
  while (!isNext(reader, end)) {
    rows.push(readValue(reader, depth + 1))
    if (!isNext(reader, end)) expect(reader, ',')
  }
  expect(reader, end)
  return rows
}

/** Parentheses without a comma only hold what is in them: pprint wraps long texts so. */
function readTuple(reader: Reader, depth: number): unknown {
  const from = reader.at
  const rows = readRows(reader, depth, ')')
  const isTuple = rows.length !== 1 || /,\s*\)$/.test(reader.text.slice(from, reader.at).slice(-40))
  return isTuple ? rows : rows[0]
}

/** `<LaunchType.FARGATE: 'FARGATE'>` is its value. */
function readEnum(reader: Reader): unknown {
  if (!take(reader, /<[\w.]+:\s*/y)) throw new Unreadable()
  const value = readStrings(reader)
  expect(reader, '>')
  return value
}

const string = /[bru]{0,2}(?:'([^'\\\n]*(?:\\[^][^'\\\n]*)*)'|"([^"\\\n]*(?:\\[^][^"\\\n]*)*)")/iy

/** Texts beside each other are one. */
function readStrings(reader: Reader): string | undefined {
  let found: string | undefined
  for (;;) {
    skip(reader)
    const match = take(reader, string)
    if (!match) return found
    const isRaw = /^b?r/i.test(match[0])
    const body = match[1] ?? match[2] ?? ''
    found = (found ?? '') + (isRaw ? body : unescape(body))
  }
}

const escapes: Readonly<Record<string, string>> = {
  n: '\n',
  t: '\t',
  r: '\r',
  b: '\b',
  f: '\f',
  v: '\v',
  a: '\u0007',
  '0': '\0',
  '\n': '',
}

const unescape = (body: string): string =>
  body.replace(
    /\\(?:x([\da-f]{2})|u([\da-f]{4})|U([\da-f]{8})|([^]))/gi,
    (whole, x?: string, u?: string, long?: string, other?: string) => {
      const code = x ?? u ?? long
      if (code !== undefined) return toCharacter(Number.parseInt(code, 16), whole)
      if (other === undefined) return whole
      return escapes[other] ?? (`'"\\`.includes(other) ? other : whole)
    },
  )

const toCharacter = (code: number, whole: string) =>
  code <= 0x10ffff ? String.fromCodePoint(code) : whole

/** `None`, an enum by its name, or a call such as `datetime.datetime(2026, 1, 1, tzinfo=tzutc())`. */
function readWord(reader: Reader, depth: number): unknown {
  const from = reader.at
  const word = take(reader, /[A-Za-z_][\w.]*/y)?.[0]
  if (word === undefined) throw new Unreadable()
  if (words.has(word)) return words.get(word)
  if (reader.takesNames) return readName(reader, from, depth)
  if (!isNext(reader, '(')) {
    const [type, name] = word.split('.')
    if (type && name) return name
    reader.at = from
    throw new Unreadable()
  }
  reader.at += 1
  const given: unknown[] = []
  while (!isNext(reader, ')')) {
    take(reader, /[A-Za-z_]\w*\s*=/y)
    given.push(readValue(reader, depth + 1))
    if (!isNext(reader, ')')) expect(reader, ',')
  }
  expect(reader, ')')
  return toCalled(word, given, reader.text.slice(from, reader.at))
}

/** A variable, or what a call returns. */
function readName(reader: Reader, from: number, depth: number): CodeName {
  if (isNext(reader, '(')) readRows(reader, depth + 1, ')')
  take(reader, /\[[^\]\n]*\]/y)
  return new CodeName(reader.text.slice(from, reader.at))
}

/** A wrapper stands for what it wraps; a date for its text, which no request has. */
function toCalled(name: string, given: unknown[], text: string): unknown {
  const [first] = given
  if (/^(?:Decimal|str|int|dict|list)$/.test(name) && given.length === 1) return first
  if (/OrderedDict$/.test(name) && Array.isArray(first)) return toMap(first)
  if (/defaultdict$/.test(name) && given.length === 2) return given[1]
  return /date|time|tz/i.test(name) ? text : new CodeName(text)
}

const toMap = (pairs: unknown[]): unknown =>
  Object.fromEntries(
    pairs.flatMap((pair): [string, unknown][] =>
      Array.isArray(pair) && pair.length === 2 ? [[String(pair[0]), pair[1]]] : [],
    ),
  )
