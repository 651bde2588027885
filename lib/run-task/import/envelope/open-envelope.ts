import { openExecution } from './open-execution.ts'
import { openEvent, openMessage } from './open-message.ts'
import { openList, openNamedList } from './open-list.ts'
import type { Opened, Opening } from './opened.ts'
import { openTemplate } from './open-template.ts'
import { openNamed } from './open-named.ts'
import { isRecord } from '../../request/read-shape.ts'
import { memberOf, toGiven } from '../json/member-of.ts'
import type { Given } from '../json/member-of.ts'

/** An SQS message with an SNS notification with an event with a call is four. */
const maxDepth = 8

const openers: readonly ((given: Given) => Opening)[] = [
  openTemplate,
  openNamedList,
  openMessage,
  openEvent,
  openExecution,
  openNamed,
  openChanged,
]

/**
 * What starts or describes a task, out of what carries it: a list, JSON in a text, a message, an
 * event, an execution's history, a template. A value that is no envelope is its own content.
 */
export function openEnvelope(value: unknown): Opening {
  let opened = openFirst(value)
  for (let depth = 0; depth < maxDepth && opened && !('error' in opened); depth += 1) {
    const next = openOnce(opened.value)
    if (!next) return opened
    opened = 'error' in next ? next : join(opened, next)
  }
  return opened
}

function openFirst(value: unknown): Opening {
  if (Array.isArray(value)) return openList(value)
  if (isRecord(value)) return { value, unused: [] }
  const inner = toGiven(value)
  return inner && { value: inner, unused: [] }
}

function openOnce(given: Given): Opening {
  for (const open of openers) {
    const opening = open(given)
    if (opening) return opening
  }
  return undefined
}

/** What CreateService and UpdateService return. */
function openChanged(given: Given): Opening {
  const service = memberOf(given, 'service')
  return isRecord(service) ? { value: service, unused: [] } : undefined
}

const join = (outer: Opened, { value, unused }: Opened): Opened => ({
  value,
  unused: [...outer.unused, ...unused],
})
