import type { Task } from '@aws-sdk/client-ecs'
import { mostImported } from './form/room.ts'
import { trimHidden } from './command/hidden-characters.ts'
import { cleanPasted } from './import/clean-pasted.ts'
import { explainOtherKind, explainOtherText } from './import/explain-other-text.ts'
import { findValuesWithin } from './import/find-values-within.ts'
import { explainUnused, explainUnusedOfTask } from './import/explain-unused.ts'
import type { Reasons } from './import/explain-unused.ts'
import { fromDescribedTask } from './from-described-task.ts'
import { fromRunTaskInput } from './from-run-task-input.ts'
import type { ImportedLaunch } from './from-run-task-input.ts'
import { isTask } from './import/json/kinds-of-json.ts'
import { explainOtherJson } from './import/json/explain-other-json.ts'
import { memberOf, toQuoted } from './import/json/member-of.ts'
import type { Given } from './import/json/member-of.ts'
import { openEnvelope } from './import/json/open-envelope.ts'
import { openList } from './import/json/open-list.ts'
import { openWithin } from './import/json/open-within.ts'
import type { Opening } from './import/json/opened.ts'
import { readCliCommand, readCliWords } from './import/read-cli-command.ts'
import type { CliCommand } from './import/read-cli-command.ts'
import { readJson, toRepeatedText } from './import/json/read-json.ts'
import type { ReadJson } from './import/json/read-json.ts'
import { isRecord } from './request/read-shape.ts'
import { CodeName, readCall, readLiteral } from './import/json/read-literal.ts'
import { isMemberOfRequest, respell } from './import/json/respell.ts'
import { toDescribedTask } from './import/json/to-described-task.ts'
import { unwrapRequest } from './import/json/unwrap-request.ts'
import type { RequestSource, UnwrappedRequest } from './import/json/unwrapped.ts'
import { isSkeleton, withoutPlaceholders } from './import/json/without-placeholders.ts'

/** What a text was recognised as. */
export type ImportSource = RequestSource | 'skeleton' | 'task' | 'command'

export type ImportResult =
  | (ImportedLaunch & {
      source: ImportSource
      /** The Region that a command or an event names; ARNs name theirs themselves. */
      region?: string
      /** The text has this member alone: it replaces the form's, and leaves the others. */
      part?: UnwrappedRequest['part']
    })
  | { error: string }

/** The import, and why a path in `unused` or `missing` is there, as far as it can be said. */
type Explained<Result> = Result extends { error: string } ? Result : Result & { reasons: Reasons }
export type ExplainedImport = Explained<ImportResult>

const whatCanBePasted =
  'Paste a RunTask request as JSON, a described task, a service, a task definition, a CloudTrail event, a Step Functions state, an EventBridge target, or an aws ecs run-task command.'

function explainNoLaunch(value: unknown): { error: string } {
  const known = isRecord(value) ? explainOtherJson(value) : undefined
  return { error: known ?? `This JSON doesn’t contain a launch. ${whatCanBePasted}` }
}

/** The launch in a pasted text, or a sentence that says why there is none. Never throws. */
export function importLaunch(text: string): ImportResult {
  const found = importExplained(text)
  if ('error' in found) return found
  const { values, unused, missing, source, region, part } = found
  return { values, unused, missing, source, ...(region && { region }), ...(part && { part }) }
}

/** `importLaunch` for a page that says why something wasn't used. */
export function importExplained(text: string): ExplainedImport {
  if (text.length > mostImported)
    return { error: `This text is too long for a launch. ${whatCanBePasted}` }
  const source = cleanPasted(text)
  const trimmed = trimHidden(source)
  if (trimmed === '') return { error: `There is nothing to read. ${whatCanBePasted}` }
  const line = /^"[\w:-]+"\s*:\s*("(?:[^"\\]|\\.)*")\s*,?$/.exec(trimmed)?.[1]
  if (line !== undefined) return importJson(line)
  if (!isLogged(trimmed) && /^[[{"]/.test(trimmed)) return importJson(source)
  return importCommand(trimmed)
}

/** A line of a log that begins with a time or a level in brackets. */
const isLogged = (text: string) => /^\[(?:\d{4}-|[A-Z]+\]|\w+[.:])/.test(text)

function importCommand(text: string): ExplainedImport {
  const read = readCliCommand(text)
  if (read.ok) return toCommandResult(read)
  if (!read.isOther) return { error: read.message }
  const other = explainOtherKind(text)
  return importCall(text) ?? (other ? { error: other } : (importWithin(text) ?? importOther(text)))
}

function toCommandResult(read: Extract<CliCommand, { ok: true }>): ExplainedImport {
  const { unused, reasons, region } = read
  if ('request' in read) {
    const options = { wrapsLoneValues: true }
    const { request } = read
    return withReasons(toResult({ source: 'command', request, unused, options, region }), reasons)
  }
  const result = withReasons(withUnused(importValue(read.json), unused), reasons)
  return 'error' in result || region === undefined ? result : { ...result, region }
}

const withReasons = (result: ExplainedImport, reasons: Reasons): ExplainedImport =>
  'error' in result ? result : { ...result, reasons: { ...result.reasons, ...reasons } }

/** A call to an SDK in code, as far as its values stand there. */
function importCall(text: string): ExplainedImport | undefined {
  const call = readCall(text)
  if (!call) return undefined
  if ('at' in call) {
    return {
      error: `This looks like source code, and can’t be read at ${toPlace(text, call.at)}. Print the request as JSON, and paste that.`,
    }
  }
  if (!isRecord(call.value)) return undefined
  const options = { isExpression: (value: unknown) => value instanceof CodeName }
  return toResult({ source: 'request', request: call.value, unused: [], options })
}

/** What a line of a log has in it. Of code in several lines, a part would not be the whole. */
function importWithin(text: string): ExplainedImport | undefined {
  for (const value of findValuesWithin(text)) {
    const found = importValue(value)
    if (!('error' in found) && (found.part === undefined || !text.includes('\n'))) return found
  }
  return undefined
}

/** A text that is none of JSON, a command and a printout. */
function importOther(text: string): ExplainedImport {
  const definition = /^arn:[\w-]+:ecs:[\w-]*:\d*:task-definition\/[\w-]+(?::\d+)?$/.exec(text)?.[0]
  if (definition !== undefined) {
    return toResult({
      source: 'taskDefinition',
      request: { taskDefinition: definition },
      unused: [],
    })
  }
  return {
    error: explainOtherText(text) ?? `This text doesn’t contain a launch. ${whatCanBePasted}`,
  }
}

function importJson(text: string): ExplainedImport {
  const parsed = parseJson(text)
  if ('error' in parsed) return { error: explainOtherKind(trimHidden(text)) ?? parsed.error }
  if (typeof parsed.value === 'string' && !/^\s*[[{]/.test(parsed.value)) {
    return /^\s*"/.test(parsed.value)
      ? importJson(parsed.value)
      : importCommand(parsed.value.trim())
  }
  return withUnused(importValue(parsed.value), parsed.repeated.map(toRepeatedText))
}

const withUnused = (result: ExplainedImport, unused: string[]): ExplainedImport =>
  'error' in result ? result : { ...result, unused: [...result.unused, ...unused] }

function importValue(value: unknown): ExplainedImport {
  const command = isWords(value) ? readCliWords(value) : undefined
  if (command) return command.ok ? toCommandResult(command) : { error: command.message }
  const opened = openEnvelope(value)
  if (!opened) return explainNoLaunch(value)
  if ('error' in opened) return opened
  const { value: given, unused } = opened
  const task = findTask(given)
  if (task && 'error' in task) return task
  if (task) {
    return toTaskResult(toDescribedTask(task.value), [...unused, ...task.unused])
  }
  if (Array.isArray(memberOf(given, 'services'))) {
    return { error: 'This response doesn’t contain a service.' }
  }
  const unwrapped = unwrapRequest(given)
  if (unwrapped && 'error' in unwrapped) return unwrapped
  if (unwrapped) return toResult({ ...unwrapped, unused: [...unused, ...unwrapped.unused] })
  const inner = memberOf(given, 'taskDefinition') === undefined ? openWithin(given) : undefined
  if (inner && !('error' in inner)) return withUnused(importValue(inner.value), inner.unused)
  if (!Object.keys(given).some(isMemberOfRequest)) return explainNoLaunch(given)
  return toResult({ source: 'request', request: given, unused })
}

/** A command as a program hands it to the system. */
const isWords = (value: unknown): value is string[] =>
  Array.isArray(value) && value.length > 1 && value.every(word => typeof word === 'string')

function toTaskResult(task: Task, others: string[]): ExplainedImport {
  const read = fromDescribedTask(task)
  const unused = [...read.unused, ...others]
  return { ...read, unused, reasons: explainUnusedOfTask(unused, task), source: 'task' }
}

type FoundRequest = Omit<UnwrappedRequest, 'source'> & { source: ImportSource }

/** A request, which may be a skeleton that was filled in. */
function toResult({
  source,
  request: given,
  options,
  region,
  part,
  ...found
}: FoundRequest): ExplainedImport {
  const request = respell(given)
  const isFilledIn = isSkeleton(request)
  const filled = isFilledIn ? withoutPlaceholders(request) : { request, unused: [] }
  const { values, unused, missing } = fromRunTaskInput(filled.request, options)
  // What CloudTrail hides was used, and isn't known.
  const hidden = new Set(
    source === 'cloudTrail' ? unused.filter(path => missing.includes(path)) : [],
  )
  const named = [...found.unused, ...filled.unused, ...unused].filter(path => !hidden.has(path))
  const unique = [...new Set(named)].filter(path => path.trim() !== '')
  const unread = named.filter(path => !missing.includes(path) && isNeeded(path))
  return {
    values,
    unused: unique,
    reasons: {
      ...explainUnused(unique, request, options),
      ...Object.fromEntries(filled.unused.map(path => [path, 'the skeleton’s own value'])),
      ...Object.fromEntries([...hidden].map(path => [path, 'hidden by CloudTrail'])),
    },
    missing: [...missing.filter(path => !part || path !== 'taskDefinition'), ...unread],
    source: isFilledIn && source === 'request' ? 'skeleton' : source,
    ...(region && { region }),
    ...(part && { part }),
  }
}

/** Without it the launch would run elsewhere, or something else. */
const isNeeded = (path: string): boolean =>
  /^(?:cluster|networkConfiguration(?:\.awsvpcConfiguration(?:\.subnets)?)?)$/.test(path) ||
  /^overrides(?:\.containerOverrides(?:\.\d+(?:\.(?:name|environment(?:\.\d+(?:\.name)?)?))?)?)?$/.test(
    path,
  )

/** A task, or an answer that holds tasks. */
function findTask(given: Given): Opening {
  const tasks = memberOf(given, 'tasks')
  if (Array.isArray(tasks)) {
    return openList(tasks, 'tasks') ?? { error: explainNoTask(memberOf(given, 'failures')) }
  }
  return isTask(given) ? { value: given, unused: [] } : undefined
}

function explainNoTask(failures: unknown): string {
  const failure: unknown = Array.isArray(failures) ? failures[0] : undefined
  const reason = isRecord(failure) ? memberOf(failure, 'reason') : undefined
  const told = typeof reason === 'string' ? ` ECS says ${toQuoted(reason)}.` : ''
  return `This response doesn’t contain a task.${told}`
}

function parseJson(text: string): ReadJson {
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

function toPlace(text: string, at: number): string {
  const lines = text.slice(0, at).split('\n')
  return `line ${lines.length}, column ${(lines.at(-1) ?? '').length + 1}`
}
