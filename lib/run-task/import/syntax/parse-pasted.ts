import { readJson } from './read-json.ts'
import type { ReadJson } from './read-json.ts'
import { readLiteral } from './read-literal.ts'

/** The value of a text that is JSON, or a printout of it by a program; or what is wrong with it. */
export function parsePasted(text: string): ReadJson {
  const read = readJson(text)
  if ('value' in read) return read
  const unescaped = /^\s*[[{]\s*\\"/.test(text) ? readJson(`"${text.trim()}"`) : undefined
  if (unescaped && 'value' in unescaped) return unescaped
  const literal = readLiteral(text)
  if (literal && 'value' in literal) return { value: literal.value, repeated: [] }
  if (/\[(?:Object|Array|Function)\b[^\]]*\]/.test(text)) return { error: explainCut }
  const isPython = literal && !/^\s*[[{]\s*\w+\s*:/.test(text)
  return isPython ? { error: explainPython(text, literal.at) } : read
}

const explainCut =
  'This looks like a printout of Node.js, which leaves parts out. Print it with JSON.stringify(request), and paste that.'

const explainPython = (text: string, at: number): string =>
  `This looks like a printout of Python, and can’t be read at ${toPlace(text, at)}. Print it with json.dumps(request, default=str), and paste that.`

/** For a message: `line 2, column 3`. */
export function toPlace(text: string, at: number): string {
  const lines = text.slice(0, at).split('\n')
  return `line ${lines.length}, column ${(lines.at(-1) ?? '').length + 1}`
}
