/** The operator that every embedded AWS knows. AWS itself doesn't know these keys. */
const accessKeyId = 'LOCALOPERATOR0000001'

/** The MFA code is there because IAM refuses sessions of GetSessionToken without MFA. */
export const DEMO_KEYS = {
  accessKeyId,
  secretAccessKey: accessKeyId.toLowerCase().repeat(2),
  mfaCode: '123456',
}
