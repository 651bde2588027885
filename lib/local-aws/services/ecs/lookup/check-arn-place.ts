import type { Call } from '../../../world/operation.ts'
import { refuse, refuseInOurWords } from '../input/refuse.ts'

type Where = Pick<Call, 'partition' | 'region' | 'accountId'>

/**
 * Checks that an ARN is one of ECS in the caller's own Region and account.
 * @throws AwsError InvalidParameterException, as public reports show its sentences.
 */
export function checkArnPlace(where: Where, arn: string): void {
  const [, partition, service = '', region, accountId = ''] = arn.split(':')
  if (service !== 'ecs')
    throw refuseInOurWords(`Invalid identifier: '${service}' is not the service Amazon ECS.`)
  if (partition !== where.partition || region !== where.region)
    throw refuse('Invalid Region in ARN')
  if (accountId !== where.accountId)
    throw refuse(`Identifier is for ${accountId}. Your accountId is ${where.accountId}`)
}
