import { usesFargate } from './effective-compute.ts'
import type { LoadedDefinition, LoadedNetwork } from './loaded-account.ts'
import type { Network } from '../form/network-schema.ts'
import { toError, toWarning } from './problem.ts'
import type { Problem } from './problem.ts'
import type { LaunchValues } from '../form/launch-form-schema.ts'
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
    ...findNamesInPlaceOfIds('subnets', 'Subnets', awsvpc.subnets),
    ...findNamesInPlaceOfIds('securityGroups', 'Security groups', awsvpc.securityGroups),
    ...warnAboutIds('subnets', 'Subnets', awsvpc.subnets, known.network),
    ...warnAboutIds('securityGroups', 'Security groups', awsvpc.securityGroups, known.network),
    ...warnAboutAddresses(values, known.network),
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
    return [
      toError(
        `${path}.subnets`,
        'Subnets are required by network mode awsvpc. Choose at least one.',
      ),
    ]
  }
  if (mode === 'awsvpc' || !isGiven) return []
  const message = `Subnets are refused by this definition's network mode, ${mode}. Remove the network.`
  return [toError(`${path}.subnets`, message)]
}

function findVpcProblems(awsvpc: Awsvpc, network: LoadedNetwork | undefined): Problem[] {
  if (!network) return []
  const subnets = network.subnets.filter(({ id }) => awsvpc.subnets.includes(id))
  const groups = network.securityGroups.filter(({ id }) => awsvpc.securityGroups.includes(id))
  const first = [...subnets].sort(
    (one, other) => awsvpc.subnets.indexOf(one.id) - awsvpc.subnets.indexOf(other.id),
  )[0]
  const vpcId = first?.vpcId ?? groups[0]?.vpcId
  const subnet = subnets.find(it => it.vpcId !== vpcId)
  const group = groups.find(it => it.vpcId !== vpcId)
  const problems: Problem[] = []
  if (subnet) {
    const message = `Subnets lie in two VPCs: ${subnet.id} is in ${subnet.vpcId}, ${first?.id} in ${vpcId}. Keep one VPC.`
    problems.push(toError(`${path}.subnets`, message))
  }
  if (group) {
    const message = `Security groups must be of ${vpcId}, as the ${first ? 'subnets' : 'others'} are: ${group.id} is in ${group.vpcId}. Remove it.`
    problems.push(toError(`${path}.securityGroups`, message))
  }
  return problems
}

const reasonsForEc2 = {
  launchType: '',
  strategy: ', which these capacity providers are of',
  clusterDefault: ', the default of this cluster',
}

function findPublicIpProblems(values: LaunchValues, known: Known): Problem[] {
  const { network, compute } = known
  const { subnets, assignPublicIp } = values.networkConfiguration.awsvpcConfiguration
  if (assignPublicIp === 'ENABLED') {
    if (launchTypeOf(known) !== 'EC2') return []
    const said = reasonsForEc2[values.compute.kind]
    const message = `Public IP is not available with launch type EC2${said}. Choose Disabled.`
    return [toError(`${path}.assignPublicIp`, message)]
  }
  if (!usesFargate(compute)) return []
  const open = network?.subnets.find(
    it => (it.isPublic ?? it.mapPublicIpOnLaunch) && subnets.includes(it.id),
  )
  if (!open) return []
  const message = `Public IP is off and ${open.id} looks public: without a NAT route or endpoints, Fargate cannot pull the image there.`
  return [toWarning(`${path}.assignPublicIp`, message)]
}

const ids = {
  subnets: { prefix: 'subnet-', what: 'a subnet ID' },
  securityGroups: { prefix: 'sg-', what: 'a security group ID' },
}

/** RunTask takes IDs only (API Reference, AwsVpcConfiguration); a name may be that of several. */
function findNamesInPlaceOfIds(
  member: keyof typeof ids,
  label: string,
  given: readonly string[],
): Problem[] {
  const { prefix, what } = ids[member]
  const name = given.find(id => id !== '' && !id.startsWith(prefix))
  if (name === undefined) return []
  const message = `${label} has ${name}, which isn't ${what}. Choose from the list, or type an ID that begins with ${prefix}`
  return [toError(`${path}.${member}`, message)]
}

/** A listing may be older than what it lists, so that nothing missing in it is an error. */
function warnAboutIds(
  member: 'subnets' | 'securityGroups',
  label: string,
  ids: readonly string[],
  network: LoadedNetwork | undefined,
): Problem[] {
  const given = ids.filter(Boolean)
  const repeated = given.find((id, index) => given.indexOf(id) !== index)
  if (repeated) {
    return [toWarning(`${path}.${member}`, `${label} names ${repeated} twice. Remove one.`)]
  }
  const listed = network && new Set(network[member].map(({ id }) => id))
  const unlisted = given.find(id => listed && !listed.has(id))
  if (!unlisted) return []
  const message = `${label} names ${unlisted}, which was not listed. Check its id and the Region.`
  return [toWarning(`${path}.${member}`, message)]
}

function warnAboutAddresses(values: LaunchValues, network: LoadedNetwork | undefined): Problem[] {
  const { subnets } = values.networkConfiguration.awsvpcConfiguration
  const chosen = network?.subnets.filter(({ id }) => subnets.includes(id)) ?? []
  const free = chosen.reduce((sum, it) => sum + it.availableIpAddressCount, 0)
  if (chosen.length < subnets.length || subnets.length === 0 || free >= values.count) return []
  const message = `Subnets have ${free} free addresses for ${values.count} tasks. Add a subnet, or launch fewer.`
  return [toWarning(`${path}.subnets`, message)]
}
