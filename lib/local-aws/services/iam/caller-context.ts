import type { ConditionValues } from './policy.ts'
import type { Principal } from './principal.ts'

/** Tags as condition keys: `toTagKeys('aws:RequestTag', { team: 'a' })`. */
export function toTagValues(
  prefix: string,
  tags: Readonly<Record<string, string>>,
): ConditionValues {
  return Object.fromEntries(Object.entries(tags).map(([key, value]) => [`${prefix}/${key}`, value]))
}

/** The global condition keys of a request (IAM User Guide, global condition context keys). */
export function toCallerContext(
  principal: Principal,
  region: string,
  nowMs: number,
): ConditionValues {
  return {
    ...toPrincipalContext(principal),
    ...toSessionContext(principal, nowMs),
    'aws:RequestedRegion': region,
    'aws:CurrentTime': new Date(nowMs).toISOString(),
    'aws:EpochTime': String(Math.floor(nowMs / 1000)),
    'aws:SourceIp': '127.0.0.1',
    // Loopback stands for the TLS connection that every SDK has with AWS.
    'aws:SecureTransport': 'true',
    'aws:ViaAWSService': 'false',
  }
}

/** The condition keys of a user or role without a request. A simulation starts from them. */
export function toPrincipalContext(
  principal: Pick<Principal, 'accountId' | 'identityArn' | 'userId' | 'name' | 'kind' | 'tags'>,
): ConditionValues {
  const { accountId, identityArn, userId, name, kind, tags } = principal
  const isRole = kind === 'assumed-role'
  return {
    'aws:PrincipalArn': identityArn,
    'aws:PrincipalAccount': accountId,
    'aws:PrincipalType': isRole ? 'AssumedRole' : 'User',
    'aws:PrincipalIsAWSService': 'false',
    'aws:userid': userId,
    ...(isRole ? {} : { 'aws:username': name }),
    ...toTagValues('aws:PrincipalTag', tags),
  }
}

/**
 * Condition keys of a session. Its tags replace the role's tags, whatever the case of their keys.
 */
function toSessionContext({ session }: Principal, nowMs: number): ConditionValues {
  if (!session) return {}
  const { issuedAtMs, hasMfa, tags, sourceIdentity } = session
  return {
    ...toTagValues('aws:PrincipalTag', tags),
    ...(sourceIdentity === undefined ? {} : { 'aws:SourceIdentity': sourceIdentity }),
    'aws:TokenIssueTime': new Date(issuedAtMs).toISOString(),
    'aws:MultiFactorAuthPresent': String(hasMfa),
    ...(hasMfa
      ? { 'aws:MultiFactorAuthAge': String(Math.floor((nowMs - issuedAtMs) / 1000)) }
      : {}),
  }
}
