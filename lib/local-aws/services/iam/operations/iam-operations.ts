import { commonError } from '../../../world/common-error.ts'
import { getRole } from './get-role.ts'
import { listRoles } from './list-roles.ts'
import { simulatePrincipalPolicy } from './simulate-principal-policy.ts'
import type { SignedOperation } from '../signed-call.ts'

/**
 * Refuses credentials of GetSessionToken that were requested without MFA: those cannot call IAM.
 */
function withFullCredentials(operation: SignedOperation): SignedOperation {
  return (input, call) => {
    const { kind, session } = call.principal
    if (kind === 'session' && !session?.hasMfa) throw commonError('iam', 'unknownKey')
    return operation(input, call)
  }
}

/** API Reference of IAM. The reference of GetSessionToken says which credentials may call IAM. */
export const iamOperations: Record<string, SignedOperation> = {
  GetRole: withFullCredentials(getRole),
  ListRoles: withFullCredentials(listRoles),
  SimulatePrincipalPolicy: withFullCredentials(simulatePrincipalPolicy),
}
