import { isRecord } from '../../request/read-shape.ts'
import { isStartEvent, isTask, isTaskDefinition } from '../json/kinds-of-json.ts'
import { memberOf, toGiven } from '../json/member-of.ts'
import type { Given } from '../json/member-of.ts'
import type { Opening } from './opened.ts'
import { isMemberOfRequest } from '../json/respell.ts'
import { isService } from '../json/unwrap-service.ts'
import { isRunTask } from '../json/unwrap-state.ts'
import { isTarget } from '../json/unwrap-target.ts'

/** A line of a log is no larger. */
const maxPlaces = 2000
const maxNamed = 100

interface Place {
  path: string
  value: unknown
}

/**
 * A launch or a task somewhere within what a program logged or a state returned: the first that is
 * found, with the others named.
 */
export function openWithin(given: Given): Opening {
  const open: Place[] = toPlaces('', given)
  const found: { path: string; value: Given }[] = []
  for (let at = 0; at < open.length && at < maxPlaces; at += 1) {
    const { path, value } = open[at] ?? { path: '', value: undefined }
    const inner = Array.isArray(value) ? Object.fromEntries(value.entries()) : toGiven(value)
    if (!inner) continue
    if (isLaunch(inner)) found.push({ path, value: inner })
    else open.push(...toPlaces(path, inner))
  }
  const [first, ...others] = found
  return first && { value: first.value, unused: others.slice(0, maxNamed).map(({ path }) => path) }
}

const toPlaces = (path: string, given: Given): Place[] =>
  Object.entries(given).map(([name, value]) => ({
    path: path === '' ? name : `${path}.${name}`,
    value,
  }))

const isLaunch = (given: Given): boolean =>
  isTask(given) ||
  isStartEvent(given) ||
  isTaskDefinition(given) ||
  isTarget(given) ||
  isRunTask(given) ||
  isService(given) ||
  isRequest(given)

/** The definition's name alone may belong to anything. */
function isRequest(given: Given): boolean {
  const definition = memberOf(given, 'taskDefinition')
  const members = Object.keys(given).filter(isMemberOfRequest)
  return typeof definition === 'string' && !isRecord(definition) && members.length > 1
}
