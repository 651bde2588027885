import { z } from 'zod'
import { AwsError } from '../../../world/aws-error.ts'
import type { Operation } from '../../../world/operation.ts'
import { findDefinition } from '../lookup/find-definition.ts'
import { oneOf, parseInput } from '../input/parse-input.ts'

const schema = z.object({
  taskDefinition: z.string().min(1, 'TaskDefinition can not be blank.'),
  include: z.array(oneOf('include', ['TAGS'])).default([]),
})

/** API Reference, DescribeTaskDefinition: by family (latest ACTIVE), family:revision or ARN. */
export const describeTaskDefinition: Operation = (input, call) => {
  const request = parseInput(schema, input)
  call.authorize('ecs:DescribeTaskDefinition', '*')
  const record = findDefinition(call, request.taskDefinition)
  if (!record) throw new AwsError('ClientException', 'Unable to describe task definition.')
  const { definition, tags } = record
  return { taskDefinition: definition, ...(request.include.includes('TAGS') ? { tags } : {}) }
}
