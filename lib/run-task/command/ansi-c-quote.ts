import { toNotClosed } from './read-words.ts'
import type { Piece } from './read-words.ts'

const characters = new Map([
  ['a', '\x07'],
  ['b', '\b'],
  ['e', '\x1b'],
  ['E', '\x1b'],
  ['f', '\f'],
  ['n', '\n'],
  ['r', '\r'],
  ['t', '\t'],
  ['v', '\v'],
])

const escape =
  /\\(?:x([\da-fA-F]{1,2})|u([\da-fA-F]{1,4})|U([\da-fA-F]{1,8})|([0-7]{1,3})|(["'?\\abeEfnrtv]))/g

/** Reads `$'...'`, whose escapes bash, zsh and ksh replace (POSIX 2024, 2.2.4). */
export function readAnsiCQuoted(text: string, at: number): Piece | undefined {
  if (!text.startsWith("$'", at)) return undefined
  const body = /(?:[^'\\]|\\[^])*/y
  body.lastIndex = at + 2
  const [found] = body.exec(text) ?? ['']
  const end = at + 2 + found.length
  return text.charAt(end) === "'" ? { text: unescape(found), end: end + 1 } : toNotClosed("$'", at)
}

const unescape = (body: string): string => body.replace(escape, toText)

function toText(
  escaped: string,
  byte?: string,
  unit?: string,
  point?: string,
  octal?: string,
  name = '',
): string {
  const hexadecimal = byte ?? unit ?? point
  if (hexadecimal !== undefined) return toCharacter(Number.parseInt(hexadecimal, 16), escaped)
  if (octal !== undefined) return toCharacter(Number.parseInt(octal, 8), escaped)
  return characters.get(name) ?? name
}

const toCharacter = (codePoint: number, escaped: string): string =>
  codePoint <= 0x10ffff ? String.fromCodePoint(codePoint) : escaped
