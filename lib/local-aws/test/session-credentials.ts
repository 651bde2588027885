import type { Credentials } from '@aws-sdk/client-sts'

/** What STS answered, as a client of any service takes it. */
export function toSessionCredentials(issued: Credentials | undefined) {
  const { AccessKeyId = '', SecretAccessKey = '', SessionToken = '' } = issued ?? {}
  return {
    accessKeyId: AccessKeyId,
    secretAccessKey: SecretAccessKey,
    sessionToken: SessionToken,
  }
}
