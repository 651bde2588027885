import type { Task } from '@aws-sdk/client-ecs'
import { explainUnused, explainUnusedOfTask } from './explain-unused.ts'
import type { Reasons } from './explain-unused.ts'
import { respell } from './json/respell.ts'
import type { RequestSource, UnwrappedRequest } from './json/unwrapped.ts'
import { isSkeleton, withoutPlaceholders } from './json/without-placeholders.ts'
import { fromDescribedTask } from '../from-described-task.ts'
import { fromRunTaskInput } from '../from-run-task-input.ts'
import type { ImportedLaunch } from '../from-run-task-input.ts'

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

/** The launch that would start a task like a described one. */
export function toTaskImport(task: Task, others: string[]): ExplainedImport {
  const read = fromDescribedTask(task)
  const unused = [...read.unused, ...others]
  return { ...read, unused, reasons: explainUnusedOfTask(unused, task), source: 'task' }
}

type FoundRequest = Omit<UnwrappedRequest, 'source'> & { source: ImportSource }

/** A request, which may be a skeleton that was filled in. */
export function toImport({
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
  const unread = unique.filter(path => !missing.includes(path) && isNeeded(path))
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

/** The import, with more that it did not use. */
export const withUnused = (result: ExplainedImport, unused: string[]): ExplainedImport =>
  'error' in result ? result : { ...result, unused: [...result.unused, ...unused] }

/** The import, with what its reader knows of why. */
export const withReasons = (result: ExplainedImport, reasons: Reasons): ExplainedImport =>
  'error' in result ? result : { ...result, reasons: { ...result.reasons, ...reasons } }
