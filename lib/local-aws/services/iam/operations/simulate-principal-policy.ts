import { AwsError } from '../../../world/aws-error.ts'
import { readRecords, readString, readStrings } from '../../../http/protocol/read-input.ts'
import { checkConstraints } from '../../../world/check-constraints.ts'
import { toPrincipalContext } from '../caller-context.ts'
import { iamOf, roleArn, userArn } from '../iam-state.ts'
import { parsePolicy } from '../parse-policy.ts'
import { toContext } from '../policy.ts'
import type { ConditionValues, Policy } from '../policy.ts'
import { toMarkedPage } from './marked-page.ts'
import { simulateAction } from './simulate-action.ts'
import type { SignedCall, SignedOperation } from '../signed-call.ts'

const invalid = (message: string) => new AwsError('InvalidInput', message)

/**
 * API Reference, SimulatePrincipalPolicy: one result for every action on every resource. Resource
 * policies are refused, because no resource here has one.
 */
export const simulatePrincipalPolicy: SignedOperation = (input, call) => {
  const arn = readString(input, 'PolicySourceArn')
  const actions = readStrings(input, 'ActionNames')
  const length = { least: 20, most: 2048, isRequired: true }
  checkConstraints([
    { member: 'policySourceArn', value: arn, constraint: length },
    { member: 'actionNames', value: actions, constraint: { isRequired: true } },
  ])
  for (const action of actions ?? []) checkAction(action)
  if (input.ResourcePolicy !== undefined)
    throw invalid('ResourcePolicy is not supported for the simulated resources.')
  const source = requireSource(arn ?? '', call)
  const context = toContext(source.context, readContextEntries(input))
  const boundaries = readPolicies(input, 'PermissionsBoundaryPolicyInputList')
  const simulation = {
    policies: [...source.policies, ...(readPolicies(input, 'PolicyInputList') ?? [])],
    boundaries,
    context,
  }
  const resources = readStrings(input, 'ResourceArns') ?? ['*']
  resources.forEach(checkResource)
  const asked = (actions ?? []).flatMap(action => resources.map(resource => ({ action, resource })))
  const { items, paging } = toMarkedPage(asked, input)
  return {
    EvaluationResults: items.map(one => simulateAction(one.action, one.resource, simulation)),
    ...paging,
  }
}

function checkAction(action: string): void {
  if (!/^[\w-]+:\w+$/.test(action))
    throw invalid(`Invalid Action Name: ${action} does not name one action of a service.`)
}

function checkResource(resource: string): void {
  if (resource !== '*' && !/^arn:[\w-]+:[\w-]+:/.test(resource))
    throw invalid(`Invalid Resource Arn: ${resource} is not an ARN.`)
}

interface Source {
  policies: readonly Policy[]
  context: ConditionValues
}

/** Finds the user or role of an ARN. The ARN of a session is neither. */
function requireSource(arn: string, call: SignedCall): Source {
  const [, kind, path = ''] = /^arn:aws:iam::\d{12}:(user|role|group)(\/\S+)$/.exec(arn) ?? []
  if (kind === undefined)
    throw invalid(`Invalid Entity Arn: ${arn} does not clearly define entity type and name.`)
  call.authorize('iam:SimulatePrincipalPolicy', arn)
  const iam = iamOf(call.world)
  const user = [...iam.users.values()].find(one => userArn(one) === arn)
  if (user?.accountId === call.accountId)
    return {
      policies: user.policies,
      context: toPrincipalContext({ ...user, kind: 'user', identityArn: arn, tags: {} }),
    }
  const role = iam.roles.get(arn)
  if (role?.accountId === call.accountId) {
    const principal = { ...role, userId: role.roleId, kind: 'assumed-role' as const }
    const context = toPrincipalContext({ ...principal, identityArn: roleArn(role) })
    return { policies: role.policies, context }
  }
  const name = path.slice(path.lastIndexOf('/') + 1)
  throw new AwsError('NoSuchEntity', `The ${kind} with name ${name} cannot be found.`, 404)
}

function readContextEntries(input: Record<string, unknown>): ConditionValues {
  const entries = readRecords(input, 'ContextEntries') ?? []
  return Object.fromEntries(
    entries.map(entry => {
      const name = readString(entry, 'ContextKeyName')
      if (!name?.includes(':')) throw invalid('Invalid Context Key Name: it has no service prefix.')
      return [name, readStrings(entry, 'ContextKeyValues') ?? []]
    }),
  )
}

function readPolicies(input: Record<string, unknown>, member: string): Policy[] | undefined {
  return readStrings(input, member)?.map((document, index) => {
    const id = `${member}.${index + 1}`
    try {
      return parsePolicy(document, { id, type: 'none' })
    } catch (error) {
      if (error instanceof AwsError) throw invalid(`Invalid Policy ${id}: ${error.message}`)
      throw error
    }
  })
}
