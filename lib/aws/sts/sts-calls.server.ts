import 'server-only'
import {
  AssumeRoleCommand,
  GetCallerIdentityCommand,
  GetSessionTokenCommand,
} from '@aws-sdk/client-sts'
import type {
  AssumeRoleCommandInput,
  Credentials,
  GetSessionTokenCommandInput,
} from '@aws-sdk/client-sts'
import { callAws } from '../call-aws.server.ts'
import { stsClient } from '../clients.server.ts'
import type { AwsAccess, AwsCredentials } from '../clients.server.ts'
import { fail, succeed } from '../../result.ts'
import type { Result } from '../../result.ts'

/** Whose credentials these are. */
export interface CallerIdentity {
  accountId: string
  principalArn: string
}

export async function getCallerIdentity(access: AwsAccess): Promise<Result<CallerIdentity>> {
  const answer = await callAws(() => stsClient(access).send(new GetCallerIdentityCommand({})))
  if (!answer.ok) return answer
  const { Account: accountId, Arn: principalArn } = answer.value
  if (accountId && principalArn) return succeed({ accountId, principalArn })
  return fail({ kind: 'unreachable', message: 'AWS did not say whose keys these are. Try again.' })
}

export const getSessionToken = async (
  access: AwsAccess,
  input: GetSessionTokenCommandInput,
): Promise<Result<AwsCredentials>> =>
  toCredentials(await callAws(() => stsClient(access).send(new GetSessionTokenCommand(input))))

export const assumeRole = async (
  access: AwsAccess,
  input: AssumeRoleCommandInput,
): Promise<Result<AwsCredentials>> =>
  toCredentials(await callAws(() => stsClient(access).send(new AssumeRoleCommand(input))))

function toCredentials(answer: Result<{ Credentials?: Credentials }>): Result<AwsCredentials> {
  if (!answer.ok) return answer
  const { AccessKeyId, SecretAccessKey, SessionToken, Expiration } = answer.value.Credentials ?? {}
  if (!AccessKeyId || !SecretAccessKey || !SessionToken) {
    return fail({ kind: 'unreachable', message: 'AWS gave no temporary credentials. Try again.' })
  }
  return succeed({
    accessKeyId: AccessKeyId,
    secretAccessKey: SecretAccessKey,
    sessionToken: SessionToken,
    expiresAt: Expiration,
  })
}
