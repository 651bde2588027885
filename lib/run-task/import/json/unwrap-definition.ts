import { isRecord } from '../../request/read-shape.ts'
import { isTaskDefinition } from './kinds-of-json.ts'
import { memberOf } from './member-of.ts'
import type { Given } from './member-of.ts'
import type { Unwrapped } from './unwrapped.ts'

/** A task definition, alone or in the answer of DescribeTaskDefinition, as what is launched. */
export function unwrapDefinition(given: Given): Unwrapped {
  const inner = memberOf(given, 'taskDefinition')
  const definition = isRecord(inner) ? inner : given
  if (!isTaskDefinition(definition)) return undefined
  const [arn, family, revision] = ['taskDefinitionArn', 'family', 'revision'].map(name =>
    memberOf(definition, name),
  )
  const name = isName(arn) ? arn : family
  if (!isName(name)) {
    return {
      error:
        'This looks like a task definition without a family. Register it, then choose it here.',
    }
  }
  const isRegistered = name === family && Number.isSafeInteger(revision)
  const taskDefinition = isRegistered ? `${name}:${String(revision)}` : name
  return { source: 'taskDefinition', request: { taskDefinition }, unused: [] }
}

const isName = (value: unknown): value is string => typeof value === 'string' && value.trim() !== ''
