import { parseCommandLine } from './command-line.ts'

/** A command as the form holds it: its words, or the text being typed in one of two notations. */
export type CommandInput = string[] | { shell: string } | { json: string }

export type CommandRead = { ok: true; words: string[] } | { ok: false; message: string }

/** The words of a command, or what is wrong with its text and how to mend it. */
export function readCommand(typed: CommandInput): CommandRead {
  if (Array.isArray(typed)) return { ok: true, words: typed }
  return 'shell' in typed ? parseCommandLine(typed.shell) : parseJsonCommand(typed.json)
}

const notAnArray: CommandRead = {
  ok: false,
  message: 'Command is not a JSON array of strings. Write it as ["word", "word"].',
}

function parseJsonCommand(text: string): CommandRead {
  if (text.trim() === '') return { ok: true, words: [] }
  try {
    const parsed: unknown = JSON.parse(text)
    return isWords(parsed) ? { ok: true, words: parsed } : notAnArray
  } catch {
    return notAnArray
  }
}

const isWords = (value: unknown): value is string[] =>
  Array.isArray(value) && value.every(word => typeof word === 'string')
