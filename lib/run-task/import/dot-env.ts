import { nameCharacter, skipHidden, trimHidden } from '../command/hidden-characters.ts'

export interface DotEnv {
  /** In the order of the text; a name that repeats keeps its last value, as loaders do. */
  rows: { name: string; value: string }[]
  /** Names that are set more than once. */
  duplicates: string[]
  /** What couldn't be read, with the number of its line, from 1. */
  errors: { line: number; message: string }[]
}

/**
 * Reads the text of a `.env` file: `NAME=value`, `export NAME=value`, comments, `'literal'` values,
 * and `"..."` values with `\n`, `\t`, `\"` and `\\`; quoted values may span lines. Nothing is
 * expanded: `$OTHER` stays as it is. A `#` begins a comment at the beginning of a line and after a
 * blank. A line that can't be read is an error rather than a shorter value, and the others are read.
 * Never throws.
 */
export function parseDotEnv(text: string): DotEnv {
  const values = new Map<string, string>()
  const duplicates = new Set<string>()
  const errors: DotEnv['errors'] = []
  let rest = text.replaceAll('\r\n', '\n')
  let line = 1
  while (rest !== '') {
    const entry = readEntry(rest)
    if (entry.message) errors.push({ line, message: entry.message })
    if (entry.name !== undefined) {
      if (values.has(entry.name)) duplicates.add(entry.name)
      values.set(entry.name, entry.value ?? '')
    }
    line += rest.slice(0, entry.end).split('\n').length - 1
    rest = rest.slice(entry.end)
  }
  const rows = [...values].map(([name, value]) => ({ name, value }))
  return { rows, duplicates: [...duplicates], errors }
}

interface Entry {
  name?: string
  value?: string
  message?: string
  /** Where the next entry begins. */
  end: number
}

function readEntry(text: string): Entry {
  const end = endOfLine(text, 0)
  const line = text.slice(0, end)
  if (/^\s*(#|$)/.test(line)) return { end }
  const equals = line.indexOf('=')
  if (equals < 0) return { end, message: explainNoAssignment(line) }
  const name = trimHidden(line.slice(0, equals)).replace(before, '')
  const fault = explainName(name)
  if (fault) return { end, message: fault }
  const start = skipHidden(text, equals + 1)
  const isQuoted = text.charAt(start) === '"' || text.charAt(start) === "'"
  const read = isQuoted ? readQuoted(text, start) : readPlain(text, equals + 1)
  if (!('value' in read)) return read
  const isOption = /^\s*(?:-e|--env)\s/.test(line)
  if (isOption && !isQuoted && /\s(?:-|\\$)/.test(read.value)) {
    return {
      end: read.end,
      message: 'The line goes on after the value. Put one variable on a line.',
    }
  }
  return { name, ...read }
}

/** How shells, Docker and Compose begin an assignment. */
const before = /^(?:(?:export|declare -x|set|ENV|-e|--env|-)\s+|\$env:)/i

type ReadValue = { value: string; end: number } | { message: string; end: number }

const explainNoAssignment = (line: string): string =>
  /^\s*[A-Za-z_][\w.-]*:\s/.test(line)
    ? 'This line has a colon where NAME=value has =.'
    : 'This line isn’t NAME=value.'

const mostShown = 40

/** What is wrong with a name, and what to do; undefined where nothing is. */
function explainName(name: string): string | undefined {
  if (/^[A-Za-z_][\w.-]*$/.test(name)) return undefined
  if (name === '') return 'There is no name before the =.'
  const shown = name.length > mostShown ? `${name.slice(0, mostShown)}…` : name
  const at = name.search(/[^\w.-]/)
  if (at < 0) return `${shown} isn’t a valid name. Begin it with a letter or an underscore.`
  const found = nameCharacter(name, at)
  const character = found === 'U+0020' ? 'a blank' : found
  return `${shown} isn’t a valid name. Remove ${character} from it.`
}

function readQuoted(text: string, start: number): ReadValue {
  const quote = text.charAt(start)
  const close = findClose(text, start)
  const firstEnd = endOfLine(text, start)
  if (close < 0) return { message: `The ${quote} is never closed.`, end: firstEnd }
  const end = endOfLine(text, close)
  if (/^\s*$|^\s+#/.test(text.slice(close + 1, end))) {
    const body = text.slice(start + 1, close)
    return { value: quote === '"' ? unescape(body) : body, end }
  }
  // The quote that closes it may be one that another line opens: that line is read by itself.
  return close < firstEnd
    ? { message: `There is text after the closing ${quote}.`, end }
    : { message: `The ${quote} isn’t closed in this line.`, end: firstEnd }
}

const severalLines = 'A value of several lines needs quotes around it.'

/** Where a PEM ends whose first line ends at a place; undefined where other lines come first. */
function findPemEnd(text: string, from: number): number | undefined {
  for (let at = from; at < text.length; at = endOfLine(text, at)) {
    const line = text.slice(at, endOfLine(text, at)).trim()
    if (line.startsWith('-----END ')) return endOfLine(text, at)
    if (!/^(?:[A-Za-z\d+/]*={0,2}|[A-Za-z-]+: .*)$/.test(line)) return undefined
  }
  return undefined
}

/** A path of Windows may end with a backslash; a value that goes on has no assignment below it. */
function isContinued(value: string, text: string, end: number): boolean {
  const next = text.slice(end, endOfLine(text, end))
  return value.endsWith('\\') && !/^\s*(?:#|$)/.test(next) && !next.includes('=')
}

function readPlain(text: string, from: number): ReadValue {
  const end = endOfLine(text, from)
  const line = text.slice(from, end)
  const comment = line.search(/\s#/)
  const value = trimHidden(comment < 0 ? line : line.slice(0, comment))
  if (/^-----BEGIN [^-]+-----$/.test(value)) {
    return { message: severalLines, end: findPemEnd(text, end) ?? end }
  }
  const quote = /^[“”‘’]/.exec(value)?.[0]
  if (quote !== undefined && /[“”‘’]$/.test(value)) {
    return { message: `${quote} isn’t a straight quote. Use " around the value.`, end }
  }
  const goesOn =
    /^(?:[{[(]|`[^`]*|<<-?\s*['"]?\w+['"]?)$/.test(value) || isContinued(value, text, end)
  return goesOn ? { message: severalLines, end } : { value, end }
}

function endOfLine(text: string, from: number): number {
  const end = text.indexOf('\n', from)
  return end < 0 ? text.length : end + 1
}

function findClose(text: string, start: number): number {
  const quote = text.charAt(start)
  for (let at = start + 1; at < text.length; at += 1) {
    if (text.charAt(at) === quote) return at
    if (quote === '"' && text.charAt(at) === '\\') at += 1
  }
  return -1
}

const escapes: Record<string, string> = { n: '\n', r: '\r', t: '\t' }

const unescape = (body: string) =>
  body.replace(/\\([nrt"\\$])/g, (_, character: string) => escapes[character] ?? character)
