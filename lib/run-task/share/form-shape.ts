import { requestShape } from '../request/request-shape.ts'
import type { Shape } from '../request/request-shape.ts'

const { members } = requestShape
const { launchType, capacityProviderStrategy } = members

const notOfForm = new Set(['launchType', 'capacityProviderStrategy', 'clientToken'])
const formMembers = Object.fromEntries(
  Object.entries(members).filter(([name]) => !notOfForm.has(name)),
)

const kind: Shape = {
  kind: 'choice',
  choices: { clusterDefault: true, launchType: true, strategy: true },
}

const isLeftOut: Shape = { kind: 'boolean' }

/** With the marks of what was left out, which the request does not have. */
function withMarks(shape: Shape): Shape {
  if (shape.kind === 'list') return { kind: 'list', item: withMarks(shape.item) }
  if (shape.kind !== 'object') return shape
  const marked = Object.fromEntries(
    Object.entries(shape.members).map(([name, member]) => [name, withMarks(member)]),
  )
  const { environment, key, value, name } = shape.members
  if (environment) return { ...shape, members: { ...marked, isCommandLeftOut: isLeftOut } }
  const isRow = value?.kind === 'exactText' && (key ?? name)?.kind === 'exactText'
  return { ...shape, members: isRow ? { ...marked, isLeftOut } : marked }
}

/** Every member of the form: those of the request, except that what excludes another is `compute`. */
export const formShape: Shape = withMarks({
  kind: 'object',
  members: {
    ...formMembers,
    compute: { kind: 'object', members: { kind, launchType, capacityProviderStrategy } },
  },
})
