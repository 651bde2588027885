import { usesFargate } from './effective-compute.ts'
import type { LoadedDefinition, LoadedNetwork } from './loaded-account.ts'
import type { Network } from '../form/network-schema.ts'
import { toError, toWarning } from '../problems/problem.ts'
import type { Problem } from '../problems/problem.ts'
import type { LaunchValues } from '../form/launch-form-schema.ts'
import { toDualStackImage } from './image-registry.ts'
import { launchTypeOf } from './known.ts'
import type { Known } from './known.ts'

type Awsvpc = Network['awsvpcConfiguration']

const path = 'networkConfiguration.awsvpcConfiguration'

/** Rules of the network against the definition's network mode, the VPCs and the compute. */
export function findNetworkProblems(values: LaunchValues, known: Known): Problem[] {
  const awsvpc = values.networkConfiguration.awsvpcConfiguration
  return [
    ...findModeProblems(awsvpc, known.definition),
    ...findVpcProblems(awsvpc, known.network),
    ...findPublicIpProblems(values, known),
    ...findNamesInPlaceOfIds('subnets', awsvpc.subnets),
    ...findNamesInPlaceOfIds('securityGroups', awsvpc.securityGroups),
    ...warnAboutIds('subnets', awsvpc.subnets, known.network),
    ...warnAboutIds('securityGroups', awsvpc.securityGroups, known.network),
    ...warnAboutAddresses(values, known.network),
    ...warnAboutIpv6(values, known),
  ]
}

/** awsvpc requires a network configuration, every other mode refuses one (RunTask). */
function findModeProblems(
  { subnets }: Awsvpc,
  definition: LoadedDefinition | undefined,
): Problem[] {
  if (!definition) return []
  const mode = definition.networkMode ?? 'bridge'
  const isGiven = subnets.some(Boolean)
  if (mode === 'awsvpc' && !isGiven) {
    return [toError(`${path}.subnets`, 'subnets-required-for-awsvpc')]
  }
  if (mode === 'awsvpc' || !isGiven) return []
  return [toError(`${path}.subnets`, 'network-not-allowed', { mode })]
}

function findVpcProblems(awsvpc: Awsvpc, network: LoadedNetwork | undefined): Problem[] {
  if (!network) return []
  const { subnets: knownSubnets = [], securityGroups = [] } = network
  const subnets = knownSubnets.filter(({ id }) => awsvpc.subnets.includes(id))
  const groups = securityGroups.filter(({ id }) => awsvpc.securityGroups.includes(id))
  const first = [...subnets].sort(
    (one, other) => awsvpc.subnets.indexOf(one.id) - awsvpc.subnets.indexOf(other.id),
  )[0]
  const vpcId = first?.vpcId ?? groups[0]?.vpcId
  if (vpcId === undefined) return []
  const subnet = subnets.find(subnet => subnet.vpcId !== vpcId)
  const group = groups.find(group => group.vpcId !== vpcId)
  const problems: Problem[] = []
  if (subnet && first) {
    const given = { subnet: subnet.id, vpc: subnet.vpcId, expectedSubnet: first.id }
    const problem = { ...given, expectedVpc: vpcId }
    problems.push(toError(`${path}.subnets`, 'subnets-in-two-vpcs', problem))
  }
  if (group) {
    const given = { group: group.id, vpc: group.vpcId, expectedVpc: vpcId }
    problems.push(toError(`${path}.securityGroups`, 'security-group-in-other-vpc', given))
  }
  return problems
}

function findPublicIpProblems(values: LaunchValues, known: Known): Problem[] {
  const { network, compute } = known
  const { subnets, assignPublicIp } = values.networkConfiguration.awsvpcConfiguration
  if (assignPublicIp === 'ENABLED') {
    if (launchTypeOf(known) !== 'EC2') return []
    const because = values.compute.kind
    return [toError(`${path}.assignPublicIp`, 'public-ip-on-ec2', { because })]
  }
  if (!usesFargate(compute)) return []
  const open = network?.subnets?.find(
    ({ id, isPublic, isIpv6Only, mapPublicIpOnLaunch }) =>
      (isPublic ?? mapPublicIpOnLaunch) && !isIpv6Only && subnets.includes(id),
  )
  if (!open) return []
  return [toWarning(`${path}.assignPublicIp`, 'image-unreachable', { subnet: open.id })]
}

const prefixes = { subnets: 'subnet-', securityGroups: 'sg-' }

/** RunTask takes IDs only (API Reference, AwsVpcConfiguration). Several resources can share a name. */
function findNamesInPlaceOfIds(member: keyof typeof prefixes, ids: readonly string[]): Problem[] {
  const name = ids.find(id => id !== '' && !id.startsWith(prefixes[member]))
  if (name === undefined) return []
  return [toError(`${path}.${member}`, 'not-an-id', { id: name, kind: member })]
}

/** A list may be older than the resource, so an ID that isn't in it is only a warning. */
function warnAboutIds(
  member: keyof typeof prefixes,
  ids: readonly string[],
  network: LoadedNetwork | undefined,
): Problem[] {
  const given = ids.filter(Boolean)
  const repeated = given.find((id, index) => given.indexOf(id) !== index)
  if (repeated) return [toWarning(`${path}.${member}`, 'id-repeated', { id: repeated })]
  const known = network?.[member]
  const listed = known && new Set(known.map(({ id }) => id))
  const unlisted = given.find(id => listed && !listed.has(id))
  return unlisted ? [toWarning(`${path}.${member}`, 'id-not-listed', { id: unlisted })] : []
}

function warnAboutAddresses(values: LaunchValues, network: LoadedNetwork | undefined): Problem[] {
  const { subnets } = values.networkConfiguration.awsvpcConfiguration
  const chosen = network?.subnets?.filter(({ id }) => subnets.includes(id)) ?? []
  // Their IPv6 addresses don't run out.
  if (chosen.some(({ isIpv6Only }) => isIpv6Only)) return []
  const free = chosen.reduce((sum, subnet) => sum + subnet.availableIpAddressCount, 0)
  if (chosen.length < subnets.length || subnets.length === 0 || free >= values.count) return []
  return [toWarning(`${path}.subnets`, 'too-few-addresses', { free, count: values.count })]
}

/**
 * Fargate pulls through the subnet, and ECR answers over IPv6 at its dual-stack address only
 * (Developer Guide, "Using a VPC in IPv6-only mode").
 */
function warnAboutIpv6(values: LaunchValues, { network, definition, compute }: Known): Problem[] {
  const { subnets, assignPublicIp } = values.networkConfiguration.awsvpcConfiguration
  const only = network?.subnets?.find(({ id, isIpv6Only }) => isIpv6Only && subnets.includes(id))
  if (!only || !usesFargate(compute)) return []
  const given = { subnet: only.id }
  const images = new Set(definition?.containers.flatMap(({ image }) => image ?? []))
  return [
    ...[...images].flatMap(image => {
      const dualStack = toDualStackImage(image)
      return dualStack
        ? [toWarning(`${path}.subnets`, 'image-over-ipv4', { ...given, image, dualStack })]
        : []
    }),
    ...(assignPublicIp === 'ENABLED'
      ? [toWarning(`${path}.assignPublicIp`, 'public-ip-without-ipv4', given)]
      : []),
  ]
}
