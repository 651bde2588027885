import { z } from 'zod'
import type { Operation } from '../../../world/operation.ts'
import { maxResultsSchema } from '../input/max-results-schema.ts'
import { toPage } from '../input/page.ts'
import { oneOf, parseInput } from '../input/parse-input.ts'
import { ecsOf } from '../state/ecs-state.ts'

const schema = z.object({
  familyPrefix: z.string().default(''),
  status: oneOf('status', ['ACTIVE', 'INACTIVE', 'ALL']).default('ALL'),
  maxResults: maxResultsSchema,
  nextToken: z.string().optional(),
})

/**
 * API Reference, ListTaskDefinitionFamilies: a family is ACTIVE while one of its revisions is.
 * Without a status both kinds are listed.
 */
export const listTaskDefinitionFamilies: Operation = (input, call) => {
  const request = parseInput(schema, input)
  call.authorize('ecs:ListTaskDefinitionFamilies', '*')
  const families = [...ecsOf(call).families]
    .filter(([family, revisions]) => {
      const isActive = revisions.some(({ definition }) => definition.status === 'ACTIVE')
      const isAsked = request.status === 'ALL' || isActive === (request.status === 'ACTIVE')
      return isAsked && family.startsWith(request.familyPrefix)
    })
    .map(([family]) => family)
    .sort()
  const page = toPage(
    families,
    request,
    family => family,
    (family, position) => family > position,
  )
  return { families: page.items, nextToken: page.nextToken }
}
