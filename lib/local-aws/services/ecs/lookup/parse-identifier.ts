import { AwsError } from '../../../world/aws-error.ts'
import type { Call } from '../../../world/operation.ts'
import { checkArnPlace } from './check-arn-place.ts'

const refuse = (message: string) => new AwsError('InvalidParameterException', message)

/**
 * The parts behind the kind in the ARN of a cluster or of a member of a cluster: `demo`, `0123…`
 * for `task/demo/0123…`.
 * @param most the most parts that there can be. The older ARNs have one
 * @throws AwsError InvalidParameterException for an ARN of another shape, kind, account or Region.
 */
export function parseIdentifier(call: Call, arn: string, kind: string, most: 1 | 2): string[] {
  const [, , , , , resource = '', ...more] = arn.split(':')
  const [found = '', ...path] = resource.split('/')
  const isWhole = more.length === 0 && path.length > 0 && !path.includes('')
  if (isWhole && found !== kind) throw refuse(`Unsupported resource type: ${found}`)
  if (!isWhole || path.length > most)
    throw refuse('Invalid identifier: Unexpected number of separators')
  checkArnPlace(call, arn)
  return path
}
