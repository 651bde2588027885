import type { Failure } from '../../result.ts'

/**
 * IAM answers credentials of GetSessionToken without MFA as if it didn't know them (API Reference,
 * GetSessionToken). They have not ended: every other service accepts them.
 */
export const needsMfa = ({ code }: Failure): boolean => code === 'InvalidClientTokenId'

export const NEEDS_MFA =
  'IAM accepts credentials of GetSessionToken only with MFA. Sign in with an MFA code, or with a role.'
