import { mostImported } from './form/room.ts'
import { trimHidden } from './command/hidden-characters.ts'
import { cleanPasted } from './import/clean-pasted.ts'
import { explainOtherKind, explainOtherText } from './import/explain-other-text.ts'
import { findValuesWithin } from './import/find-values-within.ts'
import { explainOtherJson } from './import/json/explain-other-json.ts'
import { isTask } from './import/json/kinds-of-json.ts'
import { memberOf, toQuoted } from './import/json/member-of.ts'
import type { Given } from './import/json/member-of.ts'
import { openEnvelope } from './import/envelope/open-envelope.ts'
import { openList } from './import/envelope/open-list.ts'
import { openWithin } from './import/envelope/open-within.ts'
import type { Opening } from './import/envelope/opened.ts'
import { parsePasted, toPlace } from './import/syntax/parse-pasted.ts'
import { toRepeatedText } from './import/syntax/read-json.ts'
import { CodeName, readCall } from './import/syntax/read-literal.ts'
import { isMemberOfRequest } from './import/json/respell.ts'
import { toDescribedTask } from './import/json/to-described-task.ts'
import { unwrapRequest } from './import/json/unwrap-request.ts'
import { readCliCommand, readCliWords } from './import/read-cli-command.ts'
import type { CliCommand } from './import/read-cli-command.ts'
import { toImport, toTaskImport, withReasons, withUnused } from './import/to-import.ts'
import type { ExplainedImport, ImportResult } from './import/to-import.ts'
import { isRecord } from './request/read-shape.ts'

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
    return withReasons(toImport({ source: 'command', request, unused, options, region }), reasons)
  }
  const result = withReasons(withUnused(importValue(read.json), unused), reasons)
  return 'error' in result || region === undefined ? result : { ...result, region }
}

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
  return toImport({ source: 'request', request: call.value, unused: [], options })
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
    return toImport({
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
  const parsed = parsePasted(text)
  if ('error' in parsed) return { error: explainOtherKind(trimHidden(text)) ?? parsed.error }
  if (typeof parsed.value === 'string' && !/^\s*[[{]/.test(parsed.value)) {
    return /^\s*"/.test(parsed.value)
      ? importJson(parsed.value)
      : importCommand(parsed.value.trim())
  }
  return withUnused(importValue(parsed.value), parsed.repeated.map(toRepeatedText))
}

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
    return toTaskImport(toDescribedTask(task.value), [...unused, ...task.unused])
  }
  if (Array.isArray(memberOf(given, 'services'))) {
    return { error: 'This response doesn’t contain a service.' }
  }
  const unwrapped = unwrapRequest(given)
  if (unwrapped && 'error' in unwrapped) return unwrapped
  if (unwrapped) return toImport({ ...unwrapped, unused: [...unused, ...unwrapped.unused] })
  const inner = memberOf(given, 'taskDefinition') === undefined ? openWithin(given) : undefined
  if (inner && !('error' in inner)) {
    const reasons = Object.fromEntries(
      inner.unused.map(path => [path, 'only the first is imported']),
    )
    return withReasons(withUnused(importValue(inner.value), inner.unused), reasons)
  }
  if (!Object.keys(given).some(isMemberOfRequest)) return explainNoLaunch(given)
  return toImport({ source: 'request', request: given, unused })
}

/** A command as a program hands it to the system. */
const isWords = (value: unknown): value is string[] =>
  Array.isArray(value) && value.length > 1 && value.every(word => typeof word === 'string')

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
