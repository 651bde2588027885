import { explainOption, toOptions } from './command-options.ts'
import type { Option } from './command-options.ts'
import { explainOtherCommand } from './explain-other-text.ts'
import type { Reasons } from './explain-unused.ts'
import type { Given } from './json/member-of.ts'
import { readOtherCommand } from './read-other-command.ts'
import { readRequestOptions, toName } from './read-request-options.ts'
import { toProblemText } from '../problems/problem-texts.ts'
import { readCmdWords } from '../command/cmd-words.ts'
import { findShell } from '../command/find-shell.ts'
import type { Shell } from '../command/find-shell.ts'
import { readPowerShellWords } from '../command/powershell-words.ts'
import { readShellWords } from '../command/shell-words.ts'
import type { ShellWord, ShellWords } from '../command/read-words.ts'

/** What a command says, and the Region of `--region` or of the environment before the command. */
interface Said {
  ok: true
  unused: string[]
  reasons: Reasons
  region?: string
}

export type CliCommand =
  | (Said & { request: Record<string, unknown> })
  /** The input of another command that says how tasks are started, as its API has it. */
  | (Said & { json: Given })
  /** `isOther`: the text isn't a command of the AWS CLI. */
  | { ok: false; message: string; isOther: boolean }

const readers = {
  posix: readShellWords,
  powershell: readPowerShellWords,
  cmd: readCmdWords,
} satisfies Record<Shell, (source: string) => ShellWords>

/** A command as its shell reads it, and what its script did before. */
interface FoundCommand {
  words: ShellWord[]
  /** Where the service's name stands in the words. */
  start: number
  /** `ecs run-task` */
  name: string
  rest: string
  written?: string
}

/**
 * Reads an `aws` command as its shell and the AWS CLI would: `run-task`, or another one that says
 * how tasks are started. Values that only the original machine knows are unused: variables,
 * `$(...)`, `file://`. So are options that aren't members of the request, by the names that they
 * were written with.
 */
export function readCliCommand(text: string): CliCommand {
  const found = findCommands(withoutAssignment(text), 0)
  if ('problem' in found) {
    return { ok: false, message: found.problem, isOther: !/\b(?:run|start)-task\b/.test(text) }
  }
  const { commands } = found
  const chosen =
    commands.find(({ name }) => startsTask(name)) ??
    commands.find(({ name, words, start }) => readOther(name, words.slice(start + 2))) ??
    commands[0]
  return chosen
    ? readFound(chosen)
    : { ok: false, message: 'This isn’t an aws ecs run-task command.', isOther: true }
}

/** The words of one command that are words already, such as those that a program hands over. */
export function readCliWords(texts: readonly string[]): CliCommand | undefined {
  const words = texts.map(text => ({ text, isExpanded: false }))
  const found = findName(words)
  return found && readFound({ words, rest: '', ...found })
}

const startsTask = (name: string) => name === 'ecs run-task' || name === 'ecs start-task'

/** `ARN=$(aws ...)` and its kind: the command in it is meant. */
function withoutAssignment(text: string): string {
  const [head, open] = /^\s*(?:(?:export|local|readonly)\s+)*(?:\w+=)?"?(\$\(|`)\s*/.exec(text) ?? [
    '',
  ]
  const source = text.slice(head.length)
  return open === '`' ? source.replace(/`(?=[^`]*$)/, '') : source
}

const mostCommands = 50
/** A script in a shell in a script. */
const mostNested = 3

function findCommands(
  text: string,
  depth: number,
): { commands: FoundCommand[] } | { problem: string } {
  const readFirst = readers[findShell(text)]
  const commands: FoundCommand[] = []
  let written: string | undefined
  let source = text
  for (let command = 0; command < mostCommands && source !== ''; command += 1) {
    const read = readFirst(source)
    if (!read.ok)
      return commands.length > 0 ? { commands } : { problem: toProblemText(read.problem) }
    const { words, rest } = read
    const found = findName(words)
    if (found) commands.push({ words, rest, written, ...found })
    else if (depth < mostNested) commands.push(...findNested(words, depth + 1))
    written = findWritten(words) ?? written
    source = rest.replace(/^[\s|&;<>()]+/, '')
  }
  return { commands }
}

/** Of `sh -c "aws ecs run-task ..."`, or of a line of a script that holds it as a text. */
function findNested(words: ShellWord[], depth: number): FoundCommand[] {
  return words.flatMap(({ text }) => {
    const command = /(?:^|[\s`(])(aws\s+ecs\s+(?:run|start)-task\s[^]*)$/.exec(
      text.slice(0, 20_000),
    )?.[1]
    const found = command === undefined ? undefined : findCommands(command, depth)
    return found && 'commands' in found ? found.commands : []
  })
}

/** The request that a script holds before it writes it to a file, as our own for PowerShell does. */
function findWritten([word, ...others]: ShellWord[]): string | undefined {
  const isText = word !== undefined && others.length === 0 && !word.isExpanded
  return isText && word.text.startsWith('{') ? word.text : undefined
}

const isName = (text: string | undefined) => text !== undefined && /^[a-z][a-z\d-]*$/.test(text)

/** Where a service and one of its operations stand; `ecs run-task` also without the program. */
function findName(words: ShellWord[]): { start: number; name: string } | undefined {
  for (const [start, { text }] of words.entries()) {
    const operation = words[start + 1]?.text
    const isOfProgram = words.slice(Math.max(0, start - 9), start).some(isProgram)
    const name = `${text} ${String(operation)}`
    if (startsTask(name)) return { start, name }
    const isOption = /^-/.test(words[start - 1]?.text ?? '')
    if (isOfProgram && !isOption && isName(text) && isName(operation)) return { start, name }
  }
  return undefined
}

const isProgram = ({ text }: ShellWord) => /(?:^|[\\/@(])aws(?:local|\.exe|\.cmd)?$/.test(text)

function readFound(command: FoundCommand): CliCommand {
  const { words, start, name, rest, written } = command
  const own = words.slice(start + 2)
  const before = words.slice(0, start).filter(({ text }) => text.startsWith('--'))
  const names = before.map(({ text }) => toName(text))
  const reasonsBeside = { ...toOptionReasons(names), ...toRestReason(rest) }
  if (startsTask(name) || services.has(name)) {
    const { request, unused, reasons, options } = readRequestOptions(own, written)
    const said: Said = {
      ok: true,
      unused: [...names, ...unused, ...toRest(rest)],
      reasons: { ...reasons, ...reasonsBeside },
      region: findRegion(words, options),
    }
    return services.has(name) ? toService(name, said, request, options) : { ...said, request }
  }
  const other = readOther(name, own)
  if (!other || 'error' in other) {
    const message = other?.error ?? explainOtherCommand(name)
    return { ok: false, message, isOther: false }
  }
  const { json, unused, options } = other
  return {
    ok: true,
    json,
    unused: [...unused, ...names, ...toRest(rest)],
    reasons: { ...toOptionReasons(unused), ...reasonsBeside },
    region: findRegion(words, options),
  }
}

const toRest = (rest: string): string[] => (rest === '' ? [] : [rest.split('\n')[0] ?? ''])

const toOptionReasons = (names: readonly string[]): Reasons =>
  Object.fromEntries(names.map(name => [name, explainOption(name)]))

const toRestReason = (rest: string): Reasons =>
  Object.fromEntries(toRest(rest).map(text => [text, 'not part of the command']))

function readOther(name: string, words: ShellWord[]) {
  const { options } = toOptions(words, () => Infinity)
  const read = readOtherCommand(name, options)
  return read && { ...read, options }
}

/** A service tells its tasks what RunTask takes, by options of the same names. */
const services = new Set(['ecs create-service', 'ecs update-service'])
const ofService = new Map([
  ['--service', 'serviceName'],
  ['--service-name', 'serviceName'],
  ['--desired-count', 'desiredCount'],
])

function toService(
  name: string,
  said: Said,
  request: Given,
  options: readonly Option[],
): CliCommand {
  if (request.taskDefinition === undefined) {
    const message = `This aws ${name} command doesn’t name a task definition. Paste what aws ecs describe-services returns.`
    return { ok: false, message, isOther: false }
  }
  const members = options.flatMap(({ name, values }): [string, unknown][] => {
    const member = ofService.get(name)
    return member === undefined ? [] : [[member, values[0]?.text]]
  })
  const unused = said.unused.filter(name => !ofService.has(name))
  return { ...said, unused, json: { serviceName: '', ...request, ...Object.fromEntries(members) } }
}

/** The option wins, also before `ecs`; else `AWS_REGION=…` before the program. */
function findRegion(words: ShellWord[], options: readonly Option[]): string | undefined {
  const after = options.find(({ name }) => name === '--region')?.values[0]
  const global = words.findIndex(({ text }) => text === '--region')
  const given = after ?? (global < 0 ? undefined : words[global + 1])
  const set = words.find(({ text }) => /^AWS_(DEFAULT_)?REGION=/.test(text))
  const word = given ?? (set && { ...set, text: set.text.slice(set.text.indexOf('=') + 1) })
  return word && !word.isExpanded && /^[a-z]{2}[a-z-]*-\d+$/.test(word.text) ? word.text : undefined
}
