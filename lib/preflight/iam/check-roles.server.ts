import 'server-only'
import type { Role } from '@aws-sdk/client-iam'
import { nameOfArn, parseArn, partitionOf } from '../../aws/arn.ts'
import { toMissingDefinition } from './check-launch.server.ts'
import { toAwsWords, toUnknown } from '../facts/explain-failure.ts'
import { roleArnIn, roleInEffect } from '../facts/launch-facts.server.ts'
import type { LaunchFacts } from '../facts/launch-facts.server.ts'
import { toCheck } from '../facts/preflight-check.ts'
import type { Finding, PreflightCheck } from '../facts/preflight-check.ts'
import { simulateCaller } from './simulate.server.ts'
import type { TrustedPlace } from './trust-condition.ts'
import { trustsService } from './trusts-service.ts'

interface PassedRole {
  label: string
  nameOrArn: string
  service: 'ecs-tasks.amazonaws.com' | 'ecs.amazonaws.com'
  path: string
}

/** Whether the roles of the launch exist, trust ECS, and may be passed by the operator. */
export async function checkRoles(facts: LaunchFacts): Promise<PreflightCheck> {
  const roles = toPassedRoles(facts)
  const findings = await Promise.all(roles.map(role => checkRole(facts, role)))
  const isKnown = facts.definition.ok
  const rest = isKnown ? [] : [toMissingDefinition('Roles of the task definition', facts)]
  const none: Finding = {
    verdict: 'fine',
    sentence: 'No role is passed: neither the task definition nor the launch names one.',
    evidence: [],
  }
  const all = [...findings.flat(), ...rest]
  if (all.length === 0) return toCheck('roles', 'Roles can be passed', [none])
  const names = roles.map(({ nameOrArn }) => nameOfArn(nameOrArn)).join(' and ')
  const allFine = `You may pass ${names} to ECS, which they trust.`
  return toCheck('roles', 'Roles can be passed', all, allFine)
}

function toPassedRoles(facts: LaunchFacts): PassedRole[] {
  const ofTask = [
    { label: 'Task role', member: 'taskRoleArn' },
    { label: 'Execution role', member: 'executionRoleArn' },
  ] as const
  const service = 'ecs-tasks.amazonaws.com'
  return [
    ...ofTask.flatMap(({ label, member }) => {
      const nameOrArn = roleInEffect(facts, member)
      return nameOrArn ? [{ label, nameOrArn, service, path: `overrides.${member}` } as const] : []
    }),
    ...facts.values.volumeConfigurations.flatMap(({ name, managedEBSVolume }, index) => {
      const nameOrArn = managedEBSVolume?.roleArn
      if (!nameOrArn) return []
      const path = `volumeConfigurations.${index}.managedEBSVolume.roleArn`
      const label = `Infrastructure role of volume ${name}`
      return [{ label, nameOrArn, service: 'ecs.amazonaws.com', path } as const]
    }),
  ]
}

async function checkRole(facts: LaunchFacts, role: PassedRole): Promise<Finding[]> {
  const found = await facts.roleOf(role.nameOrArn)
  const arn = (found.ok && found.value.Arn) || roleArnIn(facts, role.nameOrArn)
  const passing = simulateCaller(
    facts,
    {
      actions: ['iam:PassRole'],
      resource: arn,
      context: { 'iam:PassedToService': role.service },
    },
    { what: `pass ${nameOfArn(arn)} to ${role.service}`, path: role.path },
  )
  return [judgeTrust(role, { found, arn, place: toPlace(facts) }), ...(await passing)]
}

const toPlace = ({ aws, operator }: LaunchFacts): TrustedPlace => ({
  partition: partitionOf(aws.region),
  region: aws.region,
  accountId: operator.accountId,
})

interface FoundRole {
  found: Awaited<ReturnType<LaunchFacts['roleOf']>>
  arn: string
  place: TrustedPlace
}

function judgeTrust(role: PassedRole, { found, arn, place }: FoundRole): Finding {
  const { label, nameOrArn, path } = role
  const { accountId } = place
  const named = parseArn(nameOrArn)
  if (named && named.accountId !== accountId) {
    const sentence = `${label} ${nameOrArn} is of another account; only roles of ${accountId} can be passed.`
    return { verdict: 'problem', sentence, evidence: [nameOrArn], path }
  }
  if (!found.ok) {
    if (found.failure.code !== 'NoSuchEntityException') {
      return toUnknown(`${label} ${nameOfArn(arn)}`, 'iam:GetRole', found.failure, path)
    }
    const evidence = [`iam:GetRole: ${toAwsWords(found.failure)}`]
    return {
      verdict: 'problem',
      sentence: `${label} ${nameOfArn(arn)} does not exist.`,
      evidence,
      path,
    }
  }
  if (named && nameOrArn !== arn) {
    const sentence = `${label} ${nameOrArn} does not exist: the role of that name is ${arn}.`
    return { verdict: 'problem', sentence, evidence: [`iam:GetRole: ${arn}`], path }
  }
  return judgeTrustPolicy(role, found.value, place)
}

/** Whether the service may take the role on. */
function judgeTrustPolicy(
  { label, service, path }: PassedRole,
  { Arn: arn = '', AssumeRolePolicyDocument }: Role,
  place: TrustedPlace,
): Finding {
  const trust = trustsService(AssumeRolePolicyDocument, service, place)
  const name = nameOfArn(arn)
  if (trust === undefined) {
    const sentence = `The trust policy of ${label.toLowerCase()} ${name} could not be read.`
    return { verdict: 'unknown', sentence, evidence: [arn], path }
  }
  if (trust.kind === 'open') {
    const sentence = `Whether ${label.toLowerCase()} ${name} trusts ${service} could not be checked: only AWS can tell whether its trust policy’s condition holds.`
    return { verdict: 'unknown', sentence, evidence: [`${arn}: ${trust.text}`], path }
  }
  const isTrusted = trust.kind === 'trusted'
  const evidence = [`${arn}: trust policy ${isTrusted ? 'names' : 'does not let in'} ${service}`]
  if (isTrusted) return { verdict: 'fine', sentence: `${label} ${name} trusts ECS.`, evidence }
  const sentence = `${label} ${name} does not trust ${service}, so ECS cannot take it on.`
  return { verdict: 'problem', sentence, evidence, path }
}
