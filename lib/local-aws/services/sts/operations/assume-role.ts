import { AwsError } from '../../../world/aws-error.ts'
import { callerContextOf, denial, explainDenial } from '../../iam/authorize.ts'
import { toTagValues } from '../../iam/caller-context.ts'
import { iamOf, roleArn as toRoleArn } from '../../iam/iam-state.ts'
import { toContext } from '../../iam/policy.ts'
import type { RequestContext } from '../../iam/policy.ts'
import type { Role } from '../../iam/principal.ts'
import { evaluateTrust } from '../../iam/trusts-caller.ts'
import { provesMfa } from '../check-mfa.ts'
import { issueSession } from '../issue-session.ts'
import { readAssumeRole } from '../read-assume-role.ts'
import type { AssumeRoleRequest } from '../read-assume-role.ts'
import { readSessionPolicies, toPackedPolicySize } from '../session-policies.ts'
import { toSessionTags } from '../session-tags.ts'
import type { SessionTags } from '../session-tags.ts'
import type { SignedCall, SignedOperation } from '../../iam/signed-call.ts'

/**
 * The longest session of a role that was assumed from another role's session (IAM User Guide,
 * roles).
 */
const chainedLimitSeconds = 3600

/** API Reference, AssumeRole: the trust policy and the caller's own policies must both allow it. */
export const assumeRole: SignedOperation = (input, call) => {
  const request = readAssumeRole(input)
  const policies = readSessionPolicies(request)
  const sessionTags = toSessionTags(request, call.principal)
  const packedPolicySize = toPackedPolicySize(request, sessionTags.tags)
  const hasMfa = provesMfa(request, call)
  const sourceIdentity = request.sourceIdentity ?? call.principal.session?.sourceIdentity
  const role = requireTrustedRole(request, call, { ...sessionTags, sourceIdentity, hasMfa })
  checkRoleLimit(role, request.durationSeconds, call)
  const session = { hasMfa, ...sessionTags, sourceIdentity, policies }
  return {
    ...startSession(role, request, session, call),
    PackedPolicySize: packedPolicySize,
    SourceIdentity: sourceIdentity,
  }
}

function startSession(
  role: Role,
  { roleSessionName, durationSeconds }: AssumeRoleRequest,
  session: Parameters<typeof issueSession>[3],
  call: SignedCall,
) {
  const arn = `arn:aws:sts::${role.accountId}:assumed-role/${role.name}/${roleSessionName}`
  const userId = `${role.roleId}:${roleSessionName}`
  const principal = {
    kind: 'assumed-role' as const,
    accountId: role.accountId,
    arn,
    identityArn: toRoleArn(role),
    userId,
    name: role.name,
    policies: role.policies,
    tags: role.tags,
  }
  const credentials = issueSession(call.world, principal, durationSeconds, session)
  role.lastUsed = { atMs: call.world.wallNow(), region: call.region }
  return { Credentials: credentials, AssumedRoleUser: { AssumedRoleId: userId, Arn: arn } }
}

interface Wanted extends SessionTags {
  sourceIdentity: string | undefined
  hasMfa: boolean
}

/**
 * Finds a role that the caller may assume. A missing role and a role that does not trust the caller
 * get the same denial.
 */
function requireTrustedRole(request: AssumeRoleRequest, call: SignedCall, wanted: Wanted): Role {
  const { principal, world } = call
  const role = iamOf(world).roles.get(request.roleArn)
  const context = toTrustContext(request, call, wanted)
  for (const action of actionsOf(wanted)) {
    const reason = explainRefusal(role, action, request.roleArn, context, call)
    if (reason !== undefined) throw denial(principal, 'sts', action, request.roleArn, reason)
  }
  // A missing role was already refused with the first action.
  if (!role) throw denial(principal, 'sts', 'sts:AssumeRole', request.roleArn, '')
  checkSourceIdentity(request, call)
  return role
}

/** The actions that a call needs (IAM User Guide, session tags and source identity). */
function actionsOf({ tags, sourceIdentity }: Wanted): string[] {
  return [
    'sts:AssumeRole',
    ...(Object.keys(tags).length > 0 ? ['sts:TagSession'] : []),
    ...(sourceIdentity === undefined ? [] : ['sts:SetSourceIdentity']),
  ]
}

/** Explains a refusal. STS gives a reason for an explicit deny only. */
function explainRefusal(
  role: Role | undefined,
  action: string,
  resource: string,
  context: RequestContext,
  { principal }: SignedCall,
): string | undefined {
  if (!role) return ''
  const request = { action, resource, context }
  const trust = evaluateTrust(role, principal, request)
  if (trust === 'explicitDeny') return 'with an explicit deny in the role trust policy'
  if (trust === 'implicitDeny') return ''
  const reason = explainDenial(principal, request)
  if (reason?.startsWith('with')) return reason
  const isNamed = trust === 'allowed' && principal.accountId === role.accountId
  const isOwnWill = isNamed && !principal.session?.policies
  return reason === undefined || isOwnWill ? undefined : ''
}

function toTrustContext(
  request: AssumeRoleRequest,
  call: SignedCall,
  wanted: Wanted,
): RequestContext {
  const { principal, region, world } = call
  const { externalId, roleSessionName, tags, transitiveTagKeys } = request
  const caller = { principal, region, service: 'sts' as const, nowMs: world.wallNow() }
  return toContext(
    callerContextOf(caller),
    toTagValues('aws:RequestTag', Object.fromEntries(tags.map(tag => [tag.key, tag.value]))),
    {
      'sts:RoleSessionName': roleSessionName,
      'sts:ExternalId': externalId ?? [],
      'sts:SourceIdentity': wanted.sourceIdentity ?? [],
      'sts:TransitiveTagKeys': transitiveTagKeys,
      'aws:TagKeys': tags.map(({ key }) => key),
      ...(wanted.hasMfa
        ? { 'aws:MultiFactorAuthPresent': 'true', 'aws:MultiFactorAuthAge': '0' }
        : {}),
    },
  )
}

function checkSourceIdentity(
  { sourceIdentity }: AssumeRoleRequest,
  { principal }: SignedCall,
): void {
  const kept = principal.session?.sourceIdentity
  if (sourceIdentity !== undefined && kept !== undefined && kept !== sourceIdentity)
    throw new AwsError(
      'AccessDenied',
      'The source identity of a session cannot be changed when it assumes another role.',
      403,
    )
}

function checkRoleLimit(role: Role, durationSeconds: number, { principal }: SignedCall): void {
  if (principal.kind === 'assumed-role' && durationSeconds > chainedLimitSeconds)
    throw new AwsError(
      'ValidationError',
      'The requested DurationSeconds exceeds the 1 hour session limit for roles assumed by role chaining.',
    )
  if (durationSeconds > role.maxSessionSeconds)
    throw new AwsError(
      'ValidationError',
      'The requested DurationSeconds exceeds the MaxSessionDuration set for this role.',
    )
}
