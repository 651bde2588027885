import { findJsonError } from './find-json-error.ts'
import { nameCharacter } from '../../command/hidden-characters.ts'

/** Where a text that isn't JSON stops being it, what stands there, and what to do. */
export function explainJsonError(text: string): string {
  const at = findJsonError(text)
  const place = toPlace(text, at)
  if (at >= text.length) return `This JSON ends too early, at ${place}. Add the missing part.`
  return `This isn’t valid JSON: ${explainPlace(text, at, place)}`
}

function toPlace(text: string, at: number): string {
  const lineStart = text.lastIndexOf('\n', at - 1) + 1
  const line = text.slice(0, lineStart).split('\n').length
  return `line ${line}, column ${at - (at === 0 ? 0 : lineStart) + 1}`
}

function explainPlace(text: string, at: number, place: string): string {
  const character = text.charAt(at)
  const before = findLastBefore(text, at)
  const last = text.charAt(before)
  if ('}]'.includes(character) && last === ',') {
    return `nothing follows the comma at ${toPlace(text, before)}. Remove the comma.`
  }
  if (/^(?:\/\/|\/\*|#)/.test(text.slice(at, at + 2))) {
    return `it has a comment at ${place}. Remove the comment.`
  }
  if ("'‘’`“”„".includes(character)) {
    return `${character} at ${place} isn’t a straight double quote. Use " around text and keys.`
  }
  const fault = character === '"' ? explainString(text, at, place) : undefined
  if (fault) return fault
  if (isJson(text.slice(0, at))) return `it ends before ${place}. Remove the text from there on.`
  if (/[\]}"\w]/.test(last) && /["{[\w-]/.test(character)) {
    return `a comma or colon is missing before ${nameAt(text, at)} at ${place}. Add it there.`
  }
  const word = readWord(text, at)
  const remedy = word === undefined ? 'Fix it there.' : (remedies.get(word) ?? 'Put " around text.')
  return `${nameAt(text, at)} is unexpected at ${place}. ${remedy}`
}

/** What Python and JavaScript write. */
const remedies = new Map([
  ['True', 'Write true.'],
  ['False', 'Write false.'],
  ['None', 'Write null.'],
  ['undefined', 'Write null, or remove its key.'],
  ['NaN', 'Write null, or remove its key.'],
])

function findLastBefore(text: string, at: number): number {
  let before = at - 1
  while (before >= 0 && ' \t\r\n'.includes(text.charAt(before))) before -= 1
  return before
}

const mostShown = 40

const readWord = (text: string, at: number): string | undefined =>
  /^[A-Za-z_]\w*/.exec(text.slice(at, at + mostShown))?.[0]

const nameAt = (text: string, at: number): string => readWord(text, at) ?? nameCharacter(text, at)

/** What is wrong within a string that opens at a place; undefined where nothing is. */
function explainString(text: string, open: number, place: string): string | undefined {
  const fault = /(?:[^"\\\u0000-\u001f]|\\(?:["\\/bfnrt]|u[\da-fA-F]{4}))*/y
  fault.lastIndex = open + 1
  fault.test(text)
  const at = fault.lastIndex
  const character = text.charAt(at)
  if (character === '"') return undefined
  if (character === '' || character === '\n' || character === '\r') {
    return `the " at ${place} is never closed in its line. Close it, or write a line break as \\n.`
  }
  const where = toPlace(text, at)
  if (character !== '\\') {
    const code = character.charCodeAt(0).toString(16).padStart(4, '0')
    return `text has ${nameCharacter(text, at)} at ${where}. Write it as \\u${code}.`
  }
  return `the backslash at ${where} escapes nothing. Write \\\\ for a backslash.`
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text)
    return true
  } catch {
    return false
  }
}
