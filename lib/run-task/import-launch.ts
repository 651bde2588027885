import type { Task } from '@aws-sdk/client-ecs'
import { findJsonError } from './import/find-json-error.ts'
import { fromDescribedTask } from './from-described-task.ts'
import { fromRunTaskInput } from './from-run-task-input.ts'
import type { ImportedLaunch } from './from-run-task-input.ts'
import { readCliCommand } from './import/read-cli-command.ts'
import { isRecord } from './request/read-shape.ts'
import type { ReadOptions } from './request/read-shape.ts'
import { requestShape } from './request/request-shape.ts'
import { memberOf, unwrapRequest } from './import/unwrap-request.ts'
import { isSkeleton, withoutPlaceholders } from './import/without-placeholders.ts'

/** What a text was recognised as. */
export type ImportSource =
  'request' | 'skeleton' | 'task' | 'state' | 'eventTarget' | 'scheduleTarget' | 'command'

export type ImportResult =
  | (ImportedLaunch & {
      source: ImportSource
      /** The Region that a command names; ARNs name theirs themselves. */
      region?: string
    })
  | { error: string }

const whatCanBePasted =
  'Paste a RunTask request as JSON, a described task, a Step Functions state, an EventBridge target, or an aws ecs run-task command.'

/** UTF-16 units. The largest task that ECS describes is a fraction of it. */
const maxLength = 2_000_000

/** The launch in a pasted text, or a sentence that says why there is none. Never throws. */
export function importLaunch(text: string): ImportResult {
  const source = text.trim()
  if (source === '') return { error: `There is nothing to read. ${whatCanBePasted}` }
  if (source.length > maxLength)
    return { error: `This text is too long for a launch. ${whatCanBePasted}` }
  return /^[[{"]/.test(source) ? importJson(text) : importCommand(source)
}

function importCommand(text: string): ImportResult {
  const read = readCliCommand(text)
  if (read.ok) {
    const result = toResult('command', read.request, read.unused, { wrapsLoneValues: true })
    return 'error' in result || !read.region ? result : { ...result, region: read.region }
  }
  return {
    error: read.isOther ? `This text doesn’t contain a launch. ${whatCanBePasted}` : read.message,
  }
}

function importJson(text: string): ImportResult {
  const parsed = parseJson(text)
  if ('error' in parsed) return parsed
  const given = toOne(parsed.value)
  if (!given) return { error: `This JSON doesn’t contain a launch. ${whatCanBePasted}` }
  const task = findTask(given.value)
  if (task) {
    if ('error' in task) return task
    const read = fromDescribedTask(toTask(task.value))
    return { ...read, unused: [...read.unused, ...given.unused, ...task.unused], source: 'task' }
  }
  const unwrapped = unwrapRequest(given.value)
  if (unwrapped && 'error' in unwrapped) return unwrapped
  if (unwrapped) {
    const { source, request, unused, options } = unwrapped
    return toResult(source, request, [...given.unused, ...unused], options)
  }
  if (!Object.keys(given.value).some(isMember)) {
    return { error: `This JSON doesn’t contain a launch. ${whatCanBePasted}` }
  }
  return toResult('request', given.value, given.unused)
}

/** A request, which may be a skeleton that was filled in. */
function toResult(
  source: ImportSource,
  request: Record<string, unknown>,
  unused: string[],
  options?: ReadOptions,
): ImportResult {
  const isFilledIn = isSkeleton(request)
  const filled = isFilledIn ? withoutPlaceholders(request) : { request, unused: [] }
  const read = fromRunTaskInput(filled.request, options)
  return {
    ...read,
    unused: [...new Set([...unused, ...filled.unused, ...read.unused])],
    source: isFilledIn && source === 'request' ? 'skeleton' : source,
  }
}

const isMember = (key: string) =>
  Object.hasOwn(
    requestShape.members,
    key.charAt(0).toLowerCase() + key.slice(1).replace(/\.\$$/, ''),
  )

interface One {
  value: Record<string, unknown>
  unused: string[]
}

/** The first of a list, and the names of the others. */
function toOne(value: unknown, path = ''): One | undefined {
  if (!Array.isArray(value)) return isRecord(value) ? { value, unused: [] } : undefined
  const rows: unknown[] = value
  const [first] = rows
  if (!isRecord(first)) return undefined
  return { value: first, unused: rows.slice(1, 100).map((_, index) => `${path}${index + 1}`) }
}

/** A task, an answer that holds tasks, or an event whose `detail` is the task. */
function findTask(given: Record<string, unknown>): One | { error: string } | undefined {
  const tasks = memberOf(given, 'tasks')
  if (Array.isArray(tasks)) {
    return toOne(tasks, 'tasks.') ?? { error: 'This response doesn’t contain a task.' }
  }
  const detail = memberOf(given, 'detail')
  if (isRecord(detail) && isTask(detail)) return { value: detail, unused: [] }
  return isTask(given) ? { value: given, unused: [] } : undefined
}

/** No request has these. */
const isTask = (given: Record<string, unknown>) =>
  ['taskArn', 'taskDefinitionArn', 'lastStatus'].some(name => Object.hasOwn(given, name))

/** Safe: `fromDescribedTask` takes nothing of a task for granted. */
const toTask = (value: unknown) => value as Task

function parseJson(text: string): { value: unknown } | { error: string } {
  try {
    return { value: JSON.parse(text) }
  } catch {
    return { error: explainPlace(text, findJsonError(text)) }
  }
}

function explainPlace(text: string, at: number): string {
  const lines = text.slice(0, at).split('\n')
  const place = `line ${lines.length}, column ${(lines.at(-1) ?? '').length + 1}`
  const character = text.charAt(at)
  if (character === '') return `This JSON ends too early, at ${place}. Add the missing part.`
  if (character === '"') {
    return `This isn’t valid JSON: the " at ${place} is unexpected or never closed. Fix it there.`
  }
  return `This isn’t valid JSON: ${character} is unexpected at ${place}. Fix it there.`
}
