/** The operator that every embedded AWS knows; worthless anywhere else. */
const accessKeyId = 'LOCALOPERATOR0000001'

/** With the code of its MFA device: IAM takes no session of GetSessionToken without one. */
export const DEMO_KEYS = {
  accessKeyId,
  secretAccessKey: accessKeyId.toLowerCase().repeat(2),
  mfaCode: '123456',
}
