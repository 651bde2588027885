import 'server-only'
import type { Role } from '@aws-sdk/client-iam'
import { nameOfArn, parseArn, partitionOf } from '../../aws/arn.ts'
import { toMissingDefinition } from './check-launch.server.ts'
import { toAwsWords, toUnknown } from '../facts/explain-failure.ts'
import { readRoleArn, roleInEffect } from '../facts/launch-facts.server.ts'
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

/** Whether the launch's roles exist, trust ECS, and may be passed by the operator. */
export async function checkRoles(facts: LaunchFacts): Promise<PreflightCheck> {
  const roles = toPassedRoles(facts)
  const findings = await Promise.all(roles.map(role => checkRole(facts, role)))
  const isKnown = facts.definition.ok
  const rest = isKnown
    ? []
    : [toMissingDefinition('Whether the roles of the task definition can be passed', facts)]
  const none: Finding = {
    verdict: 'fine',
    sentence: 'This launch passes no role: neither the task definition nor the launch names one.',
    evidence: [],
  }
  const all = [...findings.flat(), ...rest]
  if (all.length === 0) return toCheck('roles', 'Roles can be passed', [none])
  const names = roles.map(({ nameOrArn }) => nameOfArn(nameOrArn)).join(' and ')
  const allFine = `You can pass ${names} to ECS, and they trust it.`
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
      const label = `Volume ${name}’s infrastructure role`
      return [{ label, nameOrArn, service: 'ecs.amazonaws.com', path } as const]
    }),
  ]
}

async function checkRole(facts: LaunchFacts, role: PassedRole): Promise<Finding[]> {
  const found = await facts.roleOf(role.nameOrArn)
  const arn = await readRoleArn(facts, role.nameOrArn)
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
  const { label, nameOrArn, path, service } = role
  const { accountId } = place
  const named = parseArn(nameOrArn)
  if (named && named.accountId !== accountId) {
    const sentence = `${label} ${nameOrArn} belongs to another account. Choose a role of ${accountId}.`
    return { verdict: 'problem', sentence, evidence: [nameOrArn], path }
  }
  if (!found.ok) {
    if (found.failure.code !== 'NoSuchEntityException') {
      const what = `Whether ${toLowerFirst(label)} ${nameOfArn(arn)} trusts ${service}`
      return toUnknown(what, 'iam:GetRole', found.failure, path)
    }
    const evidence = [`iam:GetRole: ${toAwsWords(found.failure)}`]
    return {
      verdict: 'problem',
      sentence: `${label} ${nameOfArn(arn)} doesn’t exist.`,
      evidence,
      path,
    }
  }
  if (named && nameOrArn !== arn) {
    const sentence = `${label} ${nameOrArn} doesn’t exist. The role with that name is ${arn}.`
    return { verdict: 'problem', sentence, evidence: [`iam:GetRole: ${arn}`], path }
  }
  return judgeTrustPolicy(role, found.value, place)
}

/** Whether the service may assume the role. */
function judgeTrustPolicy(
  { label, service, path }: PassedRole,
  { Arn: arn = '', AssumeRolePolicyDocument }: Role,
  place: TrustedPlace,
): Finding {
  const trust = trustsService(AssumeRolePolicyDocument, service, place)
  const name = nameOfArn(arn)
  if (trust === undefined) {
    const sentence = `The trust policy of ${toLowerFirst(label)} ${name} could not be read.`
    return { verdict: 'unknown', sentence, evidence: [arn], path }
  }
  if (trust.kind === 'open') {
    const sentence = `Whether ${toLowerFirst(label)} ${name} trusts ${service} is unknown: only AWS knows whether its trust policy’s condition holds.`
    return { verdict: 'unknown', sentence, evidence: [`${arn}: ${trust.text}`], path }
  }
  const isTrusted = trust.kind === 'trusted'
  const evidence = [`${arn}: trust policy ${isTrusted ? 'allows' : 'does not allow'} ${service}`]
  if (isTrusted) return { verdict: 'fine', sentence: `${label} ${name} trusts ECS.`, evidence }
  const sentence = `${label} ${name} doesn’t trust ${service}, so ECS can’t assume it.`
  return { verdict: 'problem', sentence, evidence, path }
}

const toLowerFirst = (label: string): string => label.charAt(0).toLowerCase() + label.slice(1)
