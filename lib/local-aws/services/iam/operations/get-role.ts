import { AwsError } from '../../../world/aws-error.ts'
import { readString } from '../../../http/protocol/read-input.ts'
import { checkConstraints } from '../../../world/check-constraints.ts'
import { toTagValues } from '../caller-context.ts'
import { iamOf, roleArn } from '../iam-state.ts'
import { toFullRole } from './role-output.ts'
import type { SignedOperation } from '../signed-call.ts'

/** API Reference, GetRole. A denial names the role by its name, as IAM does. */
export const getRole: SignedOperation = (input, call) => {
  const name = readString(input, 'RoleName')
  const constraint = { least: 1, most: 64, pattern: '[\\w+=,.@-]+', isRequired: true }
  checkConstraints([{ member: 'roleName', value: name, constraint }])
  const role = [...iamOf(call.world).roles.values()].find(
    one => one.accountId === call.accountId && one.name === name,
  )
  const arn = role ? roleArn(role) : `arn:aws:iam::${call.accountId}:role/${name ?? ''}`
  const tags = role?.tags ?? {}
  const conditions = {
    ...toTagValues('aws:ResourceTag', tags),
    ...toTagValues('iam:ResourceTag', tags),
  }
  call.authorize('iam:GetRole', arn, conditions, `role ${name ?? ''}`)
  if (!role)
    throw new AwsError('NoSuchEntity', `The role with name ${name ?? ''} cannot be found.`, 404)
  return { Role: toFullRole(role) }
}
