import type { Task } from '@aws-sdk/client-ecs'
import { trimHidden } from './command/hidden-characters.ts'
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
import { readCliCommand } from './import/read-cli-command.ts'
import { readJson, toRepeatedText } from './import/json/read-json.ts'
import type { ReadJson } from './import/json/read-json.ts'
import { isRecord } from './request/read-shape.ts'
import { readPython } from './import/json/read-python.ts'
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
  'Paste a RunTask request as JSON, a described task, a task definition, a CloudTrail event, a Step Functions state, an EventBridge target, or an aws ecs run-task command.'

function explainNoLaunch(value: unknown): { error: string } {
  const known = isRecord(value) ? explainOtherJson(value) : undefined
  return { error: known ?? `This JSON doesn’t contain a launch. ${whatCanBePasted}` }
}

/** UTF-16 units. The largest task that ECS describes is a fraction of it. */
const maxLength = 2_000_000

/** The launch in a pasted text, or a sentence that says why there is none. Never throws. */
export function importLaunch(text: string): ImportResult {
  const found = importExplained(text)
  if ('error' in found) return found
  const { values, unused, missing, source, region, part } = found
  return { values, unused, missing, source, ...(region && { region }), ...(part && { part }) }
}

/** `importLaunch` for a page that says why something wasn't used. */
export function importExplained(text: string): ExplainedImport {
  const source = trimHidden(text)
  if (source === '') return { error: `There is nothing to read. ${whatCanBePasted}` }
  if (source.length > maxLength)
    return { error: `This text is too long for a launch. ${whatCanBePasted}` }
  return /^[[{"]/.test(source) ? importJson(text) : importCommand(source)
}

function importCommand(text: string): ExplainedImport {
  const read = readCliCommand(text)
  if (read.ok) {
    const { request, unused, region } = read
    const options = { wrapsLoneValues: true }
    return toResult({ source: 'command', request, unused, options, region })
  }
  return { error: read.isOther ? explainOther(text) : read.message }
}

/** A template or a skeleton in YAML: a line that begins with a member of one. */
const yaml =
  /^[ \t]*(?:AWSTemplateFormatVersion|Resources|taskDefinition|containerDefinitions|containerOverrides|awsvpcConfiguration)[ \t]*:/im

function explainOther(text: string): string {
  if (yaml.test(text)) return 'This looks like YAML. Convert it to JSON, and paste that.'
  return `This text doesn’t contain a launch. ${whatCanBePasted}`
}

function importJson(text: string): ExplainedImport {
  const parsed = parseJson(text)
  if ('error' in parsed) return parsed
  return withUnused(importValue(parsed.value), parsed.repeated.map(toRepeatedText))
}

const withUnused = (result: ExplainedImport, unused: string[]): ExplainedImport =>
  'error' in result ? result : { ...result, unused: [...result.unused, ...unused] }

function importValue(value: unknown): ExplainedImport {
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
  return {
    values,
    unused: unique,
    reasons: {
      ...explainUnused(unique, request, options),
      ...Object.fromEntries(filled.unused.map(path => [path, 'the skeleton’s own value'])),
      ...Object.fromEntries([...hidden].map(path => [path, 'hidden by CloudTrail'])),
    },
    missing: part ? missing.filter(path => path !== 'taskDefinition') : missing,
    source: isFilledIn && source === 'request' ? 'skeleton' : source,
    ...(region && { region }),
    ...(part && { part }),
  }
}

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
  const python = readPython(text)
  if (python && 'value' in python) return { value: python.value, repeated: [] }
  return python ? { error: explainPython(text, python.at) } : read
}

const explainPython = (text: string, at: number): string =>
  `This looks like a printout of Python, and can’t be read at ${toPlace(text, at)}. Print it with json.dumps(request, default=str), and paste that.`

function toPlace(text: string, at: number): string {
  const lines = text.slice(0, at).split('\n')
  return `line ${lines.length}, column ${(lines.at(-1) ?? '').length + 1}`
}
