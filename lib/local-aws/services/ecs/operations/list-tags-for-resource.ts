import { z } from 'zod'
import type { Operation } from '../../../world/operation.ts'
import { findTagged, toTagConditionsOf } from '../lookup/find-tagged.ts'
import { parseInput } from '../input/parse-input.ts'

const schema = z.object({ resourceArn: z.string() })

/** API Reference, ListTagsForResource. */
export const listTagsForResource: Operation = (input, call) => {
  const { resourceArn } = parseInput(schema, input)
  call.authorize('ecs:ListTagsForResource', resourceArn, {
    ...toTagConditionsOf(call, resourceArn),
  })
  return { tags: findTagged(call, resourceArn).tags }
}
