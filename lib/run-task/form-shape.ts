import { requestShape } from './request-shape.ts'
import type { Shape } from './request-shape.ts'

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

/** Every member of the form: those of the request, except that what excludes another is `compute`. */
export const formShape: Shape = {
  kind: 'object',
  members: {
    ...formMembers,
    compute: { kind: 'object', members: { kind, launchType, capacityProviderStrategy } },
  },
}
