import { findWordList } from '../../command/find-word-list.ts'
import { withoutHidden } from '../../command/hidden-characters.ts'
import { isRecord } from '../../request/read-shape.ts'
import { requestShape } from '../../request/request-shape.ts'
import type { Shape } from '../../request/request-shape.ts'
import { toLowerFirst } from './member-of.ts'
import type { Given } from './member-of.ts'
import { parseJson } from '../syntax/parse-json.ts'

/**
 * A request in the spelling of RunTask. Other tools write `task_definition`, a table of Athena
 * `taskdefinition`, and templates put a part as JSON into a text. Visits no deeper than the shape.
 */
export const respell = (request: Given): Given => respellMembers(requestShape.members, request)

/** Whether RunTask has such a member, in any spelling. */
export const isMemberOfRequest = (key: string): boolean =>
  findMember(requestShape.members, key.replace(/\.\$$/, '')) !== undefined

type Members = Readonly<Record<string, Shape>>

function respellMembers(members: Members, given: Given): Given {
  const rows = Object.entries(given).map(([key, value]): [string, unknown] => {
    const name = findMember(members, key)
    const shape = name === undefined ? undefined : members[name]
    if (name === undefined || !shape) return [key, value]
    const isTaken = isPlain(members, key) || hasPlain(given, name)
    return [isTaken ? key : name, respellValue(shape, value)]
  })
  return Object.fromEntries(rows)
}

function respellValue(shape: Shape, value: unknown): unknown {
  if (shape.kind === 'list') return respellList(shape.item, value)
  if (shape.kind !== 'object') return value
  const object = typeof value === 'string' ? parseJson(value) : value
  return isRecord(object) ? respellMembers(shape.members, object) : value
}

function respellList(item: Shape, value: unknown): unknown {
  if (item.kind === 'exactText') {
    return typeof value === 'string' ? (findWordList(value) ?? value) : value
  }
  const rows = typeof value === 'string' ? parseJson(value) : value
  return Array.isArray(rows) ? rows.map((row: unknown) => respellValue(item, row)) : value
}

/** As the API or Step Functions spells it, which the reader of requests knows. */
const isPlain = (members: Members, key: string) => Object.hasOwn(members, toLowerFirst(key))

const hasPlain = (given: Given, name: string) =>
  Object.keys(given).some(key => toLowerFirst(key) === name)

const toBare = (key: string) => withoutHidden(key).replaceAll(/[_-]/g, '').toLowerCase()

function findMember(members: Members, key: string): string | undefined {
  if (isPlain(members, key)) return toLowerFirst(key)
  const bare = toBare(key)
  return Object.keys(members).find(name => name.toLowerCase() === bare)
}
