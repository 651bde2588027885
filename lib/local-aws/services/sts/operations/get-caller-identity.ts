import type { SignedOperation } from '../../iam/signed-call.ts'

/** Needs no permission (API Reference, GetCallerIdentity). */
export const getCallerIdentity: SignedOperation = (_input, { principal }) => ({
  Arn: principal.arn,
  UserId: principal.userId,
  Account: principal.accountId,
})
