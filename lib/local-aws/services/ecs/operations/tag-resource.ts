import { z } from 'zod'
import type { Operation } from '../../../world/operation.ts'
import { findTagged, toTagConditionsOf } from '../lookup/find-tagged.ts'
import { parseInput } from '../input/parse-input.ts'
import { checkTags, tagsSchema } from '../tags/read-tags.ts'
import { toRequestTagConditions } from '../tags/tag-conditions.ts'

const schema = z.object({ resourceArn: z.string(), tags: tagsSchema })

/** API Reference, TagResource: an existing key gets the new value. */
export const tagResource: Operation = (input, call) => {
  const { resourceArn, tags } = parseInput(schema, input)
  call.authorize('ecs:TagResource', resourceArn, {
    ...toTagConditionsOf(call, resourceArn),
    ...toRequestTagConditions(tags),
  })
  const tagged = findTagged(call, resourceArn)
  checkTags(tags)
  const fresh = new Set(tags.map(({ key }) => key))
  const all = [...tagged.tags.filter(({ key }) => !fresh.has(key)), ...tags]
  checkTags(all.filter(({ key }) => !key.startsWith('aws:')))
  tagged.tags = all
  return {}
}
