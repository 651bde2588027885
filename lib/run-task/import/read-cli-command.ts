import { cliMembers, toCliOption } from './cli-options.ts'
import type { Member } from './cli-options.ts'
import { readShorthand } from './cli-shorthand.ts'
import { readJson, toRepeatedText } from './json/read-json.ts'
import { toProblemText } from '../problems/problem-texts.ts'
import { isRecord } from '../request/read-shape.ts'
import { requestShape } from '../request/request-shape.ts'
import { readCmdWords } from '../command/cmd-words.ts'
import { findShell } from '../command/find-shell.ts'
import type { Shell } from '../command/find-shell.ts'
import { readPowerShellWords } from '../command/powershell-words.ts'
import { readShellWords } from '../command/shell-words.ts'
import type { ShellWord, ShellWords } from '../command/read-words.ts'

export type CliCommand =
  /** `region` is what `--region` or the environment before the command says. */
  | { ok: true; request: Record<string, unknown>; unused: string[]; region?: string }
  /** `isOther`: the text isn't an `aws ecs run-task` command. */
  | { ok: false; message: string; isOther: boolean }

const readers = {
  posix: readShellWords,
  powershell: readPowerShellWords,
  cmd: readCmdWords,
} satisfies Record<Shell, (source: string) => ShellWords>

/**
 * Reads an `aws ecs run-task` command as its shell and the AWS CLI would. Values that only the
 * original machine knows are unused: variables, `$(...)`, `file://`. So are options that aren't
 * members of the request, by the names that they were written with.
 */
export function readCliCommand(text: string): CliCommand {
  const readFirst = readers[findShell(text)]
  let written: string | undefined
  let source = text.replace(/^\s*(?:(?:export\s+)?\w+=)?"?\$\(\s*/, '')
  for (let command = 0; command < 50 && source !== ''; command += 1) {
    const read = readFirst(source)
    if (!read.ok) {
      return {
        ok: false,
        message: toProblemText(read.problem),
        isOther: !/\brun-task\b/.test(text),
      }
    }
    const start = read.words.findIndex(
      ({ text }, index) => text === 'ecs' && read.words[index + 1]?.text === 'run-task',
    )
    if (start >= 0) return readOptions(read.words, start, read.rest, written)
    written = findWritten(read.words) ?? written
    source = read.rest.replace(/^[\s|&;<>()]+/, '')
  }
  return { ok: false, message: 'This isn’t an aws ecs run-task command.', isOther: true }
}

interface Option {
  name: string
  values: ShellWord[]
  /** How many words may follow. */
  mostValues: number
}

/** An option without its value; a word of blanks would be shown as nothing. */
const toName = (word: string): string =>
  word.trim() === '' ? JSON.stringify(word) : word.replace(/^(--[^=]+)=.*$/s, '$1')

/** The request that a script holds before it writes it to a file, as our own for PowerShell does. */
function findWritten([word, ...others]: ShellWord[]): string | undefined {
  const isText = word !== undefined && others.length === 0 && !word.isExpanded
  return isText && word.text.startsWith('{') ? word.text : undefined
}

function readOptions(
  words: ShellWord[],
  start: number,
  rest: string,
  written: string | undefined,
): CliCommand {
  const { options, strays } = toOptions(words.slice(start + 2))
  const before = words.slice(0, start).filter(({ text }) => text.startsWith('--'))
  const unused = [...before, ...strays].map(({ text }) => toName(text))
  const given = new Map<string, unknown>()
  let base: Record<string, unknown> = {}
  for (const option of options) {
    const found = findMember(option.name)
    if (found) {
      const read = readMember(found.member, found.isOn, option)
      if (read) given.set(found.member, read.value)
      unused.push(...(read ? toTexts(read, `${found.member}.`) : [found.member]))
    } else {
      const [input] = option.name === '--cli-input-json' ? option.values : []
      const json = input && isElsewhere(input) ? written : input?.text
      const read = json === undefined ? undefined : parseJson(json)
      if (isRecord(read?.value)) base = read.value
      unused.push(...(read && isRecord(read.value) ? toTexts(read, '') : [option.name]))
    }
  }
  if (rest !== '') unused.push(rest.split('\n')[0] ?? '')
  const request = { ...base, ...Object.fromEntries(given) }
  return { ok: true, request, unused, region: findRegion(words, options) }
}

const toTexts = ({ repeated }: Found, prefix: string) =>
  repeated.map(path => toRepeatedText(prefix + path))

/** The option wins, also before `ecs`; else `AWS_REGION=…` before the program. */
function findRegion(words: ShellWord[], options: Option[]): string | undefined {
  const after = options.find(({ name }) => name === '--region')?.values[0]
  const global = words.findIndex(({ text }) => text === '--region')
  const given = after ?? (global < 0 ? undefined : words[global + 1])
  const set = words.find(({ text }) => /^AWS_(DEFAULT_)?REGION=/.test(text))
  const word = given ?? (set && { ...set, text: set.text.slice(set.text.indexOf('=') + 1) })
  return word && !word.isExpanded && /^[a-z]{2}[a-z-]*-\d+$/.test(word.text) ? word.text : undefined
}

/** An option takes the words up to the next one; `--name=value` ties one to it. */
function toOptions(words: ShellWord[]): { options: Option[]; strays: ShellWord[] } {
  const options: Option[] = []
  const strays: ShellWord[] = []
  for (const word of words) {
    const tied = /^(--[a-z][\w-]*)(?:=(.*))?$/s.exec(word.text)
    const open = options.at(-1)
    if (tied?.[1]) {
      const values = tied[2] === undefined ? [] : [{ ...word, text: tied[2] }]
      options.push({ name: tied[1], values, mostValues: countValues(tied[1]) })
    } else if (open && open.values.length < open.mostValues) open.values.push(word)
    else strays.push(word)
  }
  return { options, strays }
}

function countValues(name: string): number {
  const kind = shapeOf(findMember(name)?.member)?.kind
  if (kind === 'boolean' || flags.has(name)) return 0
  return kind === 'list' ? Infinity : 1
}

/** Options of every command that take no value. */
const flags = new Set([
  '--debug',
  '--no-verify-ssl',
  '--no-paginate',
  '--no-sign-request',
  '--no-cli-pager',
  '--cli-auto-prompt',
  '--no-cli-auto-prompt',
])

const shapeOf = (member: Member | undefined) => member && requestShape.members[member]

/** Either spelling of an opposite is unmistakable. */
function findMember(option: string): { member: Member; isOn: boolean } | undefined {
  for (const member of cliMembers) {
    const { name, off } = toCliOption(member)
    if (name === option) return { member, isOn: true }
    const isOff = off === option || name.replace('--', '--no-') === option
    if (off !== undefined && isOff) return { member, isOn: false }
  }
  return undefined
}

/** A value, and the paths of the keys that its JSON repeats. */
interface Found {
  value: unknown
  repeated: string[]
}

const toFound = (value: unknown): Found | undefined =>
  value === undefined ? undefined : { value, repeated: [] }

function readMember(member: Member, isOn: boolean, { values }: Option): Found | undefined {
  if (values.some(isElsewhere)) return undefined
  const shape = requestShape.members[member]
  const texts = values.map(({ text }) => text)
  const [first] = texts
  if (shape.kind === 'boolean') return texts.length === 0 ? toFound(isOn) : undefined
  if (shape.kind === 'object') return first === undefined ? undefined : readStructure(first)
  if (shape.kind !== 'list') return toFound(first)
  return texts.length === 1 && first?.trimStart().startsWith('[')
    ? parseJson(first)
    : readRows(texts)
}

function readRows(texts: string[]): Found | undefined {
  const rows = texts.map(readStructure)
  if (!rows.every(row => row !== undefined)) return undefined
  return {
    value: rows.map(({ value }) => value),
    repeated: rows.flatMap(({ repeated }, index) => repeated.map(path => `${index}.${path}`)),
  }
}

/** Known only on the machine that the command was written for. */
const isElsewhere = ({ text, isExpanded }: ShellWord) => isExpanded || /^fileb?:\/\//.test(text)

const readStructure = (text: string): Found | undefined =>
  text.trimStart().startsWith('{') ? parseJson(text) : toFound(readShorthand(text))

function parseJson(text: string): Found | undefined {
  const read = readJson(text)
  return 'error' in read ? undefined : read
}
