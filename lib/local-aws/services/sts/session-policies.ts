import { deflateRawSync } from 'node:zlib'
import { AwsError } from '../../world/aws-error.ts'
import { malformedPolicy } from '../iam/malformed-policy.ts'
import { managedPolicies } from '../iam/managed-policies.ts'
import { parsePolicy } from '../iam/parse-policy.ts'
import type { Policy } from '../iam/policy.ts'
import type { AssumeRoleRequest } from './read-assume-role.ts'

const mostPolicyArns = 10

/**
 * How many bytes the packed policies and tags of a session may have. AWS does not publish its
 * limit.
 */
const packedLimitBytes = 1024

/**
 * Reads the session policies of a request. Undefined if it names none: then the role's rights stay
 * as they are.
 * @throws AwsError MalformedPolicyDocument, ValidationError
 */
export function readSessionPolicies(
  request: Pick<AssumeRoleRequest, 'policy' | 'policyArns'>,
): Policy[] | undefined {
  const { policy, policyArns } = request
  if (policyArns.length > mostPolicyArns)
    throw new AwsError(
      'ValidationError',
      `The number of managed session policies exceeds the limit of ${mostPolicyArns}.`,
    )
  const given = policyArns.map(findManagedPolicy)
  if (policy !== undefined) given.push(parsePolicy(policy, { id: 'SessionPolicy', type: 'none' }))
  return given.length > 0 ? given : undefined
}

function findManagedPolicy(arn: string): Policy {
  const managed = managedPolicies.get(arn)
  if (managed) return managed
  if (!/^arn:aws[\w-]*:iam::(aws|\d{12}):policy\/\S+$/.test(arn))
    throw new AwsError('ValidationError', `ARN ${arn} is not valid.`)
  throw malformedPolicy(`The policy ${arn} does not exist or is not attachable.`)
}

/**
 * How much of the limit for policies and tags a request uses, in percent. Undefined if it has
 * neither.
 * @throws AwsError PackedPolicyTooLarge
 */
export function toPackedPolicySize(
  { policy, policyArns }: Pick<AssumeRoleRequest, 'policy' | 'policyArns'>,
  tags: Readonly<Record<string, string>>,
): number | undefined {
  const policyText = `${policy ?? ''}${policyArns.join('')}`
  const text = `${policyText}${Object.entries(tags).flat().join('')}`
  if (text === '') return undefined
  const percent = Math.ceil((deflateRawSync(text).length * 100) / packedLimitBytes)
  if (percent <= 100) return percent
  throw new AwsError(
    'PackedPolicyTooLarge',
    policyText === ''
      ? `Packed size of session tags consumes ${percent}% of allotted space.`
      : `Packed policy consumes ${percent}% of allotted space, please shorten your policy.`,
  )
}
