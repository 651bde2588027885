import { z } from 'zod'
import { AwsError } from '../../../world/aws-error.ts'
import type { Operation } from '../../../world/operation.ts'
import { lastPartOf } from '../lookup/arns.ts'
import { findDefinition } from '../lookup/find-definition.ts'
import { parseInput } from '../input/parse-input.ts'
import { toEpochSeconds } from '../state/wire.ts'

const schema = z.object({ taskDefinition: z.string().min(1, 'TaskDefinition can not be blank.') })

/**
 * API Reference, DeregisterTaskDefinition: the request must name a revision. It stays as INACTIVE.
 */
export const deregisterTaskDefinition: Operation = (input, call) => {
  const { taskDefinition: reference } = parseInput(schema, input)
  call.authorize('ecs:DeregisterTaskDefinition', '*')
  if (!lastPartOf(reference).includes(':'))
    throw new AwsError(
      'ClientException',
      'TaskDefinition can not be deregistered without a revision.',
    )
  const record = findDefinition(call, reference)
  if (!record)
    throw new AwsError('ClientException', 'The specified task definition does not exist.')
  const { definition } = record
  if (definition.status === 'ACTIVE') {
    definition.status = 'INACTIVE'
    definition.deregisteredAt = toEpochSeconds(call.world.clock.now())
  }
  return { taskDefinition: definition }
}
