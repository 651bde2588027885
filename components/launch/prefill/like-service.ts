import { nameOfArn } from '@/lib/aws/arn'
import type { DefinitionChoice, ServiceChoice } from '@/lib/catalog/choices'
import { launchTypes } from '@/lib/run-task/form/compute-schema'
import { constraintTypes, strategyTypes } from '@/lib/run-task/form/placement-schema'
import type { LaunchInput } from '@/lib/run-task/schema'

/** The form with a service's members in it, and what they are, in words. */
export interface LikeService {
  input: LaunchInput
  filled: string[]
}

type Roles = Pick<ServiceChoice, 'taskRoleArn' | 'executionRoleArn'>
type Part = [member: Partial<LaunchInput>, ...filled: string[]]

/**
 * A form that runs where, how and as whom a service runs its tasks: its compute, platform version,
 * network, placement, and its roles where they are not the chosen definition's. Everything else
 * stays as it was entered; so do a network and roles of which the service has none.
 */
export function toLaunchLikeService(
  input: LaunchInput,
  service: ServiceChoice,
  definition: Roles | DefinitionChoice | undefined,
): LikeService {
  const parts = [
    takeCompute(service),
    takePlatform(service),
    takeNetwork(service),
    takePlacement(service),
    takeRoles(input, service, definition),
  ]
  return {
    input: parts.reduce<LaunchInput>((made, [members]) => ({ ...made, ...members }), input),
    filled: parts.flatMap(([, ...filled]) => filled),
  }
}

function takeCompute({ launchType, capacityProviderStrategy: items }: ServiceChoice): Part {
  if (items.length > 0) {
    const names = items.map(({ capacityProvider }) => capacityProvider).join(', ')
    const capacityProviderStrategy = items.map(item => ({ ...item }))
    return [{ compute: { kind: 'strategy', capacityProviderStrategy } }, `strategy ${names}`]
  }
  const known = launchTypes.find(name => name === launchType)
  return known
    ? [{ compute: { kind: 'launchType', launchType: known } }, `launch type ${known}`]
    : [{ compute: { kind: 'clusterDefault' } }, 'the cluster’s default compute']
}

/** LATEST is what a task has without a platform version (API Reference, RunTask). */
function takePlatform({ platformVersion: version }: ServiceChoice): Part {
  const isTold = version !== undefined && version !== 'LATEST'
  return isTold
    ? [{ platformVersion: version }, `platform version ${version}`]
    : [{ platformVersion: undefined }]
}

function takeNetwork(service: ServiceChoice): Part {
  const { subnets, securityGroups, assignPublicIp = 'DISABLED' } = service
  if (subnets.length === 0) return [{}]
  return [
    { networkConfiguration: { awsvpcConfiguration: { subnets, securityGroups, assignPublicIp } } },
    count(subnets.length, 'subnet'),
    ...(securityGroups.length > 0 ? [count(securityGroups.length, 'security group')] : []),
    assignPublicIp === 'ENABLED' ? 'a public IP' : 'no public IP',
  ]
}

/** Of a type that RunTask knows. */
function takePlacement(service: ServiceChoice): Part {
  const placementConstraints = service.placementConstraints.flatMap(({ type, expression }) => {
    const known = constraintTypes.find(name => name === type)
    return known ? [{ type: known, expression }] : []
  })
  const placementStrategy = service.placementStrategy.flatMap(({ type, field }) => {
    const known = strategyTypes.find(name => name === type)
    return known ? [{ type: known, field }] : []
  })
  const filled = [
    placementConstraints.length > 0 && count(placementConstraints.length, 'placement constraint'),
    placementStrategy.length > 0 && 'placement strategy',
  ].filter(text => text !== false)
  return [{ placementConstraints, placementStrategy }, ...filled]
}

function takeRoles(input: LaunchInput, service: Roles, definition: Roles | undefined): Part {
  const overrides = { ...input.overrides }
  const filled: string[] = []
  for (const [member, label] of roleMembers) {
    const role = service[member]
    if (role === undefined) continue
    const isInherited = role === definition?.[member]
    overrides[member] = isInherited ? undefined : role
    if (!isInherited) filled.push(`${label} ${nameOfArn(role)}`)
  }
  return [{ overrides }, ...filled]
}

const roleMembers = [
  ['taskRoleArn', 'task role'],
  ['executionRoleArn', 'execution role'],
] as const

const count = (amount: number, noun: string) => `${amount} ${noun}${amount === 1 ? '' : 's'}`
