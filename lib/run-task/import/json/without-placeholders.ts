import { isRecord } from '../../request/read-shape.ts'
import { requestShape } from '../../request/request-shape.ts'
import type { Shape } from '../../request/request-shape.ts'

/** Values of a fresh skeleton that look as if someone had chosen them: first choices, and `true`. */
const placeholders: Readonly<Record<string, readonly unknown[]>> = {
  launchType: ['EC2', 'MANAGED_INSTANCES'],
  propagateTags: ['TASK_DEFINITION'],
  enableECSManagedTags: [true],
  enableExecuteCommand: [true],
}

/**
 * Whether this is the command line's `--generate-cli-skeleton`, filled in or not: a request that
 * names members and leaves them empty, which nobody writes by hand.
 */
export function isSkeleton(request: Record<string, unknown>): boolean {
  const blanks = Object.entries(request).filter(
    ([name, value]) =>
      Object.hasOwn(requestShape.members, name) &&
      (value === '' || (name === 'count' && value === 0)),
  )
  return blanks.length >= 3
}

/**
 * A skeleton without its placeholders: `""` and 0 are absent, and so is a row that has only choices
 * beside them. `unused` names the members whose placeholder looks like a choice.
 */
export function withoutPlaceholders(request: Record<string, unknown>): {
  request: Record<string, unknown>
  unused: string[]
} {
  const isPlaceholder = (name: string) =>
    Object.hasOwn(placeholders, name) && placeholders[name]?.includes(request[name])
  const unused = Object.keys(request).filter(isPlaceholder)
  const others = Object.entries(request).flatMap(([name, value]): [string, unknown][] => {
    if (isPlaceholder(name)) return []
    const shape = shapeOf(requestShape, name)
    const filled = shape ? toFilled(shape, value) : value
    return filled === undefined ? [] : [[name, filled]]
  })
  return { request: Object.fromEntries(others), unused }
}

const shapeOf = (shape: Shape, name: string): Shape | undefined =>
  shape.kind === 'object' && Object.hasOwn(shape.members, name) ? shape.members[name] : undefined

/** The value without its empty parts; undefined when no part with a meaning is left. */
function toFilled(shape: Shape, value: unknown): unknown {
  if (value === '' || value === 0) return undefined
  if (shape.kind === 'list' && Array.isArray(value)) {
    const rows = value.map(row => toFilled(shape.item, row)).filter(row => row !== undefined)
    return rows.length > 0 ? rows : undefined
  }
  if (shape.kind !== 'object' || !isRecord(value)) return value
  const members = Object.entries(value).flatMap(([name, member]): [string, unknown][] => {
    const known = shapeOf(shape, name)
    const filled = known ? toFilled(known, member) : member
    return filled === undefined ? [] : [[name, filled]]
  })
  const wasEmptied = members.length < Object.keys(value).length
  const saysSomething = members.some(([name, member]) => !isChoice(shapeOf(shape, name), member))
  return wasEmptied && !saysSomething ? undefined : Object.fromEntries(members)
}

/** The skeleton itself writes choices and flags, and rows of them. */
function isChoice(shape: Shape | undefined, value: unknown): boolean {
  if (shape?.kind === 'choice' || shape?.kind === 'boolean') return true
  return (
    shape?.kind === 'object' &&
    isRecord(value) &&
    Object.entries(value).every(([name, member]) => isChoice(shapeOf(shape, name), member))
  )
}
