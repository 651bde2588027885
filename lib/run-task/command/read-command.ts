import { toCoded } from '../problems/problem-texts.ts'
import { splitCommandLine } from './shell-words.ts'
import type { CommandLine } from './shell-words.ts'

/** A command as the form holds it: its words, or the text being typed in one of two notations. */
export type CommandInput = string[] | { shell: string } | { json: string }

/** The words of a command, or what is wrong with its text. */
export function readCommand(typed: CommandInput): CommandLine {
  if (Array.isArray(typed)) return { ok: true, words: typed }
  return 'shell' in typed ? splitCommandLine(typed.shell) : parseJsonCommand(typed.json)
}

const notAnArray: CommandLine = { ok: false, problem: toCoded('command-not-json') }

function parseJsonCommand(text: string): CommandLine {
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
