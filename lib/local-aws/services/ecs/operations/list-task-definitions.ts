import { z } from 'zod'
import type { Operation } from '../../../world/operation.ts'
import { maxResultsSchema } from '../input/max-results-schema.ts'
import { toPage } from '../input/page.ts'
import { oneOf, parseInput } from '../input/parse-input.ts'
import type { WireTaskDefinition } from '../state/wire.ts'
import { ecsOf } from '../state/ecs-state.ts'

const schema = z.object({
  familyPrefix: z.string().optional(),
  status: oneOf('status', ['ACTIVE', 'INACTIVE', 'DELETE_IN_PROGRESS']).default('ACTIVE'),
  sort: oneOf('sort', ['ASC', 'DESC']).default('ASC'),
  maxResults: maxResultsSchema,
  nextToken: z.string().optional(),
})

/** The position of a definition: text that sorts families by name and revisions by number. */
function toPosition({ family = '', revision = 0 }: WireTaskDefinition): string {
  return `${family}:${String(revision).padStart(10, '0')}`
}

/**
 * API Reference, ListTaskDefinitions: despite its name, `familyPrefix` is the whole name of a
 * family.
 */
export const listTaskDefinitions: Operation = (input, call) => {
  const request = parseInput(schema, input)
  call.authorize('ecs:ListTaskDefinitions', '*')
  const { familyPrefix, status, sort } = request
  const { families } = ecsOf(call)
  const records =
    familyPrefix === undefined ? [...families.values()].flat() : (families.get(familyPrefix) ?? [])
  const definitions = records
    .map(({ definition }) => definition)
    .filter(definition => definition.status === status)
    .map(definition => ({ definition, position: toPosition(definition) }))
    .sort((one, other) => (one.position < other.position ? -1 : 1))
  const isDescending = sort === 'DESC'
  const page = toPage(
    isDescending ? definitions.reverse() : definitions,
    request,
    ({ position }) => position,
    ({ position }, after) => (isDescending ? position < after : position > after),
  )
  return {
    taskDefinitionArns: page.items.map(({ definition }) => definition.taskDefinitionArn ?? ''),
    nextToken: page.nextToken,
  }
}
