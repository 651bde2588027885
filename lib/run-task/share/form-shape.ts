import { requestShape } from '../request/request-shape.ts'
import type { Shape } from '../request/request-shape.ts'

const { members } = requestShape
const { launchType, capacityProviderStrategy } = members

const notOfForm = new Set(['launchType', 'capacityProviderStrategy', 'clientToken'])
const formMembers = Object.fromEntries(
  Object.entries(members).filter(([name]) => !notOfForm.has(name)),
)

const toChoice = (...choices: string[]): Shape => ({
  kind: 'choice',
  choices: Object.fromEntries(choices.map(name => [name, true as const])),
})
const exactText: Shape = { kind: 'exactText' }
const flag: Shape = { kind: 'boolean' }

/** The marks beside a value, which the request doesn't have. */
interface Marks {
  row: Record<string, Shape>
  container: Record<string, Shape>
}

const leftOut: Marks = { row: { isLeftOut: flag }, container: { isCommandLeftOut: flag } }

const source = { kind: toChoice('launch', 'task'), id: exactText }
const masked: Shape = { kind: 'list', item: exactText }
const kept: Marks = {
  row: { ...leftOut.row, keptFrom: { kind: 'object', members: source } },
  container: {
    ...leftOut.container,
    isNamed: flag,
    keptCommand: { kind: 'object', members: { ...source, masked } },
  },
}

/** A member without which others mean nothing may still be missing while a form is typed. */
function withMarks(shape: Shape, marks: Marks): Shape {
  if (shape.kind === 'list') return { kind: 'list', item: withMarks(shape.item, marks) }
  if (shape.kind !== 'object') return shape
  const marked = Object.fromEntries(
    Object.entries(shape.members).map(([name, member]) => [name, withMarks(member, marks)]),
  )
  const { environment, key, value, name } = shape.members
  if (environment) return { kind: 'object', members: { ...marked, ...marks.container } }
  const isRow = value?.kind === 'exactText' && (key ?? name)?.kind === 'exactText'
  return { kind: 'object', members: isRow ? { ...marked, ...marks.row } : marked }
}

const compute: Shape = {
  kind: 'object',
  members: {
    kind: toChoice('clusterDefault', 'launchType', 'strategy'),
    launchType,
    capacityProviderStrategy,
  },
}

const toFormShape = (marks: Marks): Shape =>
  withMarks({ kind: 'object', members: { ...formMembers, compute } }, marks)

/** Every member of the form: those of the request, except that what excludes another is `compute`. */
export const formShape = toFormShape(leftOut)

/** The same with the places of values that the server keeps, which no link may name. */
export const ownFormShape = toFormShape(kept)
