import { z } from 'zod'
import type { Operation } from '../../operation.ts'
import { findTagged } from '../requests/find-tagged.ts'
import { parseInput } from '../requests/parse-input.ts'

const schema = z.object({ resourceArn: z.string(), tagKeys: z.array(z.string()) })

/** API Reference, UntagResource: a key that is not there is no error. */
export const untagResource: Operation = (input, call) => {
  const { resourceArn, tagKeys } = parseInput(schema, input)
  call.authorize('ecs:UntagResource', resourceArn)
  const tagged = findTagged(call, resourceArn)
  tagged.tags = tagged.tags.filter(({ key }) => !tagKeys.includes(key))
  return {}
}
