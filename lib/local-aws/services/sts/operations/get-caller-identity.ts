import type { Operation } from '../../../world/operation.ts'

/** Needs no permission (API Reference, GetCallerIdentity). */
export const getCallerIdentity: Operation = (_input, { principal }) => ({
  Arn: principal.arn,
  UserId: principal.userId,
  Account: principal.accountId,
})
