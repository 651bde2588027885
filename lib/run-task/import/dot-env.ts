export interface DotEnv {
  /** In the order of the text; a name that repeats keeps its last value, as loaders do. */
  rows: { name: string; value: string }[]
  /** Names that are set more than once. */
  duplicates: string[]
  /** What couldn't be read, with the number of its line, from 1. */
  errors: { line: number; message: string }[]
}

const assignment = /^\s*(?:export\s+)?([A-Za-z_][\w.-]*)\s*=[^\S\n]*/

/**
 * Reads the text of a `.env` file: `NAME=value`, `export NAME=value`, comments, `'literal'` values,
 * and `"..."` values with `\n`, `\t`, `\"` and `\\`; quoted values may span lines. Nothing is
 * expanded: `$OTHER` stays as it is. A line that can't be read is an error, and the others are read.
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
  const firstLine = text.slice(0, end).trimEnd()
  if (/^\s*(#.*)?$/.test(firstLine)) return { end }
  const match = assignment.exec(firstLine)
  if (!match?.[1]) return { end, message: 'This line isn’t NAME=value.' }
  const start = match[0].length
  const quote = text.charAt(start)
  if (quote !== '"' && quote !== "'") {
    const value = firstLine.slice(start).replace(/(^|\s)#[^]*/, '')
    return { name: match[1], value: value.trim(), end }
  }
  const close = findClose(text, start)
  if (close < 0) return { end, message: `The ${quote} is never closed.` }
  const closing = endOfLine(text, close)
  if (!/^\s*(#.*)?$/.test(text.slice(close + 1, closing).trimEnd())) {
    return { end: closing, message: `There is text after the closing ${quote}.` }
  }
  const body = text.slice(start + 1, close)
  return { name: match[1], value: quote === '"' ? unescape(body) : body, end: closing }
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
