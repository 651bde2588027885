import { findWordList, startsWithList } from './find-word-list.ts'
import type { CommandInput } from './read-command.ts'

export type Notation = 'shell' | 'json'

/** A JSON array that was put into a shell line, and is read as the list of its words. */
export interface TakenList {
  /** The text as it was put in. */
  text: string
  /** The text as it stands since. */
  json: string
}

export interface TypedCommand {
  command: CommandInput
  taken?: TakenList
}

/**
 * The command that a text is, in the notation that it was typed in. A JSON array in a shell line is
 * taken as its words, as soon as it is complete; it is a shell line again when something follows it.
 */
export function typeCommand(text: string, notation: Notation, taken?: TakenList): TypedCommand {
  if (notation === 'json') {
    if (taken && startsWithList(text)) return { command: { shell: text } }
    return { command: { json: text }, taken }
  }
  const words = findWordList(text)
  if (!words) return { command: { shell: text } }
  const json = isItsJson(text) ? text : JSON.stringify(words)
  return { command: { json }, taken: { text, json } }
}

/** Nothing in the text has to change, so that the caret stays where it is. */
function isItsJson(text: string): boolean {
  try {
    const parsed: unknown = JSON.parse(text)
    return Array.isArray(parsed) && parsed.every(word => typeof word === 'string')
  } catch {
    return false
  }
}

/** The text as a shell line after all: as it was put in, or as it was edited since. */
export const toShellText = (text: string, taken: TakenList): string =>
  text === taken.json ? taken.text : text
