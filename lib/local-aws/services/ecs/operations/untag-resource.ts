import { z } from 'zod'
import { AwsError } from '../../../world/aws-error.ts'
import type { Operation } from '../../../world/operation.ts'
import { findTagged, toTagConditionsOf } from '../lookup/find-tagged.ts'
import { listOf, parseInput } from '../input/parse-input.ts'
import { toTagKeyCondition } from '../tags/tag-conditions.ts'

const schema = z.object({ resourceArn: z.string(), tagKeys: listOf(z.string(), 'Tag keys', 50) })

/** API Reference, UntagResource: an unknown key is ignored. A key that AWS reserves is an error. */
export const untagResource: Operation = (input, call) => {
  const { resourceArn, tagKeys } = parseInput(schema, input)
  call.authorize('ecs:UntagResource', resourceArn, {
    ...toTagConditionsOf(call, resourceArn),
    ...toTagKeyCondition(tagKeys),
  })
  const tagged = findTagged(call, resourceArn)
  if (tagKeys.some(key => /^aws:/i.test(key)))
    throw new AwsError(
      'InvalidParameterException',
      'Tag keys that start with the reserved prefix aws: cannot be removed.',
    )
  tagged.tags = tagged.tags.filter(({ key }) => !tagKeys.includes(key))
  return {}
}
