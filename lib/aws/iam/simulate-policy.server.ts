import 'server-only'
import { SimulatePrincipalPolicyCommand } from '@aws-sdk/client-iam'
import type { ContextEntry, EvaluationResult } from '@aws-sdk/client-iam'
import { callAws } from '../call-aws.server.ts'
import { iamClient } from '../clients.server.ts'
import type { AwsAccess } from '../clients.server.ts'
import { succeed } from '../../result.ts'
import type { Result } from '../../result.ts'

export interface SimulationQuery {
  /** ARN of the user or the role whose policies decide. */
  source: string
  actions: string[]
  resource: string
  /** Condition keys with their values: text, truth, or a list of texts. */
  context?: Record<string, string | boolean | string[]>
}

/** What IAM would decide about one action. */
export interface SimulatedDecision {
  action: string
  resource: string
  /** AWS's own word: `allowed`, `implicitDeny` or `explicitDeny`. */
  decision: string
  /** Ids of the policies whose statements decided. */
  policies: string[]
  /** Condition keys that statements ask for and the simulation was not given. */
  missingKeys: string[]
  /** Whether a policy of the organization, or the permissions boundary, stands in the way. */
  deniedBy?: 'organization' | 'boundary'
}

/**
 * Policies of the identity only: those of the session are not simulated (API Reference,
 * SimulatePrincipalPolicy).
 */
export async function simulatePolicy(
  access: AwsAccess,
  { source, actions, resource, context = {} }: SimulationQuery,
): Promise<Result<SimulatedDecision[]>> {
  const command = new SimulatePrincipalPolicyCommand({
    PolicySourceArn: source,
    ActionNames: actions,
    ResourceArns: [resource],
    ContextEntries: Object.entries(context).map(toContextEntry),
  })
  const answer = await callAws(() => iamClient(access).send(command))
  if (!answer.ok) return answer
  return succeed((answer.value.EvaluationResults ?? []).map(toDecision))
}

const toContextEntry = ([name, value]: [string, string | boolean | string[]]): ContextEntry => ({
  ContextKeyName: name,
  ContextKeyValues: Array.isArray(value) ? value : [String(value)],
  ContextKeyType: Array.isArray(value)
    ? 'stringList'
    : typeof value === 'boolean'
      ? 'boolean'
      : 'string',
})

/** What is missing stands with the resource where one is named, else with the action. */
function toDecision(result: EvaluationResult): SimulatedDecision {
  const missing = [
    ...(result.MissingContextValues ?? []),
    ...(result.ResourceSpecificResults ?? []).flatMap(it => it.MissingContextValues ?? []),
  ]
  const matched = (result.MatchedStatements ?? []).flatMap(it => it.SourcePolicyId ?? [])
  return {
    action: result.EvalActionName ?? '',
    resource: result.EvalResourceName ?? '*',
    decision: result.EvalDecision ?? 'implicitDeny',
    policies: [...new Set(matched)],
    missingKeys: [...new Set(missing)],
    ...toDenier(result),
  }
}

function toDenier(result: EvaluationResult): Pick<SimulatedDecision, 'deniedBy'> {
  if (result.OrganizationsDecisionDetail?.AllowedByOrganizations === false) {
    return { deniedBy: 'organization' }
  }
  const isBounded = result.PermissionsBoundaryDecisionDetail?.AllowedByPermissionsBoundary === false
  return isBounded ? { deniedBy: 'boundary' } : {}
}
