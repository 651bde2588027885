import { isAwsMark, isOwnStartedBy } from '../form/started-by.ts'
import { isRecord } from '../request/read-shape.ts'
import type { ReadOptions } from '../request/read-shape.ts'
import { requestShape } from '../request/request-shape.ts'
import type { Shape } from '../request/request-shape.ts'
import { memberOf, toQuoted } from './json/member-of.ts'
import type { Given } from './json/member-of.ts'

/** Why an import couldn't use a value, in words that follow its name. */
export type Reasons = Readonly<Record<string, string>>

const notMember = 'not a RunTask parameter'
const notFirst = 'only the first is imported'

/** The reason for each path of a request that wasn't used. */
export const explainUnused = (
  paths: readonly string[],
  request: Given,
  options: ReadOptions = {},
): Reasons =>
  Object.fromEntries(
    paths.flatMap((path): [string, string][] => {
      const reason = explain(path, request, options)
      return reason === undefined ? [] : [[path, reason]]
    }),
  )

/** The reasons for what belongs to a described task alone. */
export const explainUnusedOfTask = (paths: readonly string[], task: object): Reasons => ({
  ...explainUnused(paths, { ...task }),
  ...Object.fromEntries(
    paths.flatMap(path => {
      if (path.startsWith('tags.')) return [[path, 'set by AWS']]
      return path === 'group' ? [[path, 'belongs to a service']] : []
    }),
  ),
})

function explain(path: string, request: Given, options: ReadOptions): string | undefined {
  if (path.startsWith('-')) return undefined
  if (/^(?:\[|tasks\.|Targets\.|Records\.|[eE]vents\.|Messages\.)/.test(path)) return notFirst
  if (path === 'Input') return 'not JSON'
  if (path === 'InputTransformer' || path === 'InputPath') return 'known only when the rule fires'
  const { shape, value } = find(path, request)
  if (!shape) return isRepeated(path, request) ? 'given twice' : notMember
  if (path === 'clientToken') return 'belongs to one call'
  const mark = path === 'startedBy' && typeof value === 'string' ? explainMark(value) : undefined
  if (mark) return mark
  if (path === 'launchType' && isRecognised(shape, value)) return 'the strategy replaces it'
  if (options.isExpression?.(value)) return 'an expression'
  return isRecognised(shape, value) ? undefined : explainValue(shape, value)
}

function explainMark(startedBy: string): string | undefined {
  if (isOwnStartedBy(startedBy)) return 'belongs to one launch'
  return isAwsMark(startedBy) ? `AWS wrote ${toQuoted(startedBy)}` : undefined
}

const isRecognised = (shape: Shape, value: unknown): boolean =>
  shape.kind === 'choice' && typeof value === 'string' && Object.hasOwn(shape.choices, value)

/** `Cluster` beside `cluster`. */
function isRepeated(path: string, request: Given): boolean {
  const name = path.charAt(0).toLowerCase() + path.slice(1)
  return name !== path && Object.hasOwn(request, name) && Object.hasOwn(request, path)
}

interface Place {
  /** Absent: the request has no such member. */
  shape?: Shape
  /** The value, as it was pasted. */
  value: unknown
}

function find(path: string, request: Given): Place {
  let place: Place = { shape: requestShape, value: request }
  for (const name of path.split('.')) place = stepInto(place, name)
  return place
}

function stepInto({ shape, value }: Place, name: string): Place {
  if (shape?.kind === 'list') {
    return {
      shape: shape.item,
      value: Array.isArray(value) ? (value[Number(name)] as unknown) : undefined,
    }
  }
  if (shape?.kind !== 'object' || !Object.hasOwn(shape.members, name)) return { value: undefined }
  const given = isRecord(value) ? (memberOf(value, name) ?? toPath(value, name)) : undefined
  return { shape: shape.members[name], value: given }
}

/** Step Functions' `Name.$`, which isn't a value. */
class JsonPath {}

const toPath = (value: Given, name: string) =>
  memberOf(value, `${name}.$`) === undefined ? undefined : new JsonPath()

function explainValue(shape: Shape, value: unknown): string | undefined {
  if (value instanceof JsonPath) return 'a path into the state’s input'
  if (isRecord(value) && Object.keys(value).some(isIntrinsic)) return 'known to CloudFormation only'
  switch (shape.kind) {
    case 'choice':
      return `not one of ${Object.keys(shape.choices).join(', ')}`
    case 'list':
      return Array.isArray(value) ? 'not a list of texts' : 'not a list'
    case 'number':
      return 'not a number'
    case 'boolean':
      return 'not true or false'
    case 'text':
    case 'exactText':
      return 'not a text'
    case 'object':
      return isRecord(value) ? undefined : 'not an object'
  }
}

const isIntrinsic = (key: string) => key === 'Ref' || key.startsWith('Fn::')
