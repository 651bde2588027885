import { usesFargate } from './effective-compute.ts'
import type { EffectiveCompute } from './effective-compute.ts'
import type { LoadedCluster } from './loaded-account.ts'
import { toError, toWarning } from '../problems/problem.ts'
import type { Problem } from '../problems/problem.ts'
import type { LaunchValues } from '../form/launch-form-schema.ts'
import { splitCapacity } from '../request/capacity-split.ts'
import { launchTypeOf, launchTypeOfProvider, nameOf } from './known.ts'
import type { Known } from './known.ts'

/** Rules of launch types and capacity providers against the cluster and the definition. */
export function findComputeProblems(values: LaunchValues, known: Known): Problem[] {
  return [
    ...findLaunchTypeProblems(values),
    ...findRepeatedProviders(values),
    ...findCompatibilityProblems(values, known),
    ...findProviderProblems(values, known.cluster),
    ...findKindProblems(values, known),
    ...warnAboutInstances(known),
    ...warnAboutSpot(values, known.compute),
    ...warnAboutManagedInstances(values, known),
  ]
}

/** API Reference, RunTask, `launchType`. */
function findLaunchTypeProblems({ compute }: LaunchValues): Problem[] {
  if (compute.kind !== 'launchType' || compute.launchType !== 'MANAGED_INSTANCES') return []
  return [toError('compute.launchType', 'managed-instances-need-strategy')]
}

function findRepeatedProviders({ compute }: LaunchValues): Problem[] {
  if (compute.kind !== 'strategy') return []
  const named = compute.capacityProviderStrategy.map(({ capacityProvider }) => capacityProvider)
  return named.flatMap((provider, index) => {
    if (provider === '' || named.indexOf(provider) === index) return []
    const path = `compute.capacityProviderStrategy.${index}.capacityProvider`
    return [toError(path, 'capacity-provider-repeated', { provider })]
  })
}

/** `compatibilities` are the launch types that ECS validated the definition against. */
function findCompatibilityProblems({ compute: asked }: LaunchValues, known: Known): Problem[] {
  const { definition } = known
  if (!definition || definition.compatibilities.length === 0) return []
  const launchType = usesFargate(known.compute) ? 'FARGATE' : launchTypeOf(known)
  // A revision may be older than Managed Instances, and then does not list them.
  if (!launchType || launchType === 'MANAGED_INSTANCES') return []
  if (definition.compatibilities.includes(launchType)) return []
  const path = asked.kind === 'launchType' ? 'compute.launchType' : 'compute.kind'
  const { compatibilities } = definition
  return [
    toError(path, 'launch-type-incompatible', {
      definition: nameOf(definition),
      type: launchType,
      compatibilities,
    }),
  ]
}

function findProviderProblems(
  { compute }: LaunchValues,
  cluster: LoadedCluster | undefined,
): Problem[] {
  if (!cluster?.capacityProviders || compute.kind !== 'strategy') return []
  const { capacityProviders: associated, name } = cluster
  return compute.capacityProviderStrategy.flatMap(({ capacityProvider: provider }, index) => {
    if (provider === '' || associated.includes(provider)) return []
    const path = `compute.capacityProviderStrategy.${index}.capacityProvider`
    const given = { provider, cluster: name, associated }
    return [toError(path, 'capacity-provider-not-associated', given)]
  })
}

/** Fargate among others is the schema's to say, which knows its providers by name. */
function findKindProblems({ compute }: LaunchValues, known: Known): Problem[] {
  if (compute.kind !== 'strategy') return []
  const names = compute.capacityProviderStrategy.map(({ capacityProvider }) => capacityProvider)
  const types = names.map(name => launchTypeOfProvider(name, known))
  const other = types.findIndex(type => type === 'MANAGED_INSTANCES')
  const provider = names[other]
  if (provider === undefined || !types.includes('EC2')) return []
  const path = `compute.capacityProviderStrategy.${other}.capacityProvider`
  return [toError(path, 'managed-instances-mixed', { provider })]
}

function warnAboutInstances({ cluster, compute }: Known): Problem[] {
  if (!cluster || compute.kind !== 'launchType') return []
  const { launchType } = compute
  if (launchType !== 'EC2' && launchType !== 'EXTERNAL') return []
  if (cluster.registeredContainerInstancesCount !== 0) return []
  const given = { cluster: cluster.name, type: launchType }
  return [toWarning('cluster', 'cluster-without-instances', given)]
}

/** Only where the split of the summary puts a task on Spot. */
function warnAboutSpot(
  { compute: asked, count }: LaunchValues,
  compute: EffectiveCompute,
): Problem[] {
  const index = findShare(compute, count, name => name === 'FARGATE_SPOT')
  return index < 0 ? [] : [toWarning(toProviderPath(asked, index), 'spot-interrupts')]
}

/** Developer Guide, "Amazon ECS Managed Instances", instance replacement. */
function warnAboutManagedInstances(
  { compute: asked, count }: LaunchValues,
  known: Known,
): Problem[] {
  const isManaged = (name: string) => launchTypeOfProvider(name, known) === 'MANAGED_INSTANCES'
  const index = findShare(known.compute, count, isManaged)
  return index < 0 ? [] : [toWarning(toProviderPath(asked, index), 'managed-instance-ends')]
}

/** The first provider of this kind that the split gives a task; -1 without one. */
const findShare = (
  compute: EffectiveCompute,
  count: number,
  isOfKind: (provider: string) => boolean,
): number =>
  compute.kind === 'strategy'
    ? splitCapacity(compute.items, count).findIndex(
        share => share.count > 0 && isOfKind(share.capacityProvider),
      )
    : -1

const toProviderPath = (asked: LaunchValues['compute'], index: number): string =>
  asked.kind === 'strategy'
    ? `compute.capacityProviderStrategy.${index}.capacityProvider`
    : 'compute.kind'
