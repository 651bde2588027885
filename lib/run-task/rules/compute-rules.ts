import { usesFargate } from './effective-compute.ts'
import type { EffectiveCompute } from './effective-compute.ts'
import type { LoadedCluster } from './loaded-account.ts'
import { toError, toWarning } from './problem.ts'
import type { Problem } from './problem.ts'
import type { LaunchValues } from '../form/launch-form-schema.ts'
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
  ]
}

/** API Reference, RunTask, `launchType`. */
function findLaunchTypeProblems({ compute }: LaunchValues): Problem[] {
  if (compute.kind !== 'launchType' || compute.launchType !== 'MANAGED_INSTANCES') return []
  const message =
    'Launch type MANAGED_INSTANCES goes through a capacity provider only. Choose Strategy.'
  return [toError('compute.launchType', message)]
}

function findRepeatedProviders({ compute }: LaunchValues): Problem[] {
  if (compute.kind !== 'strategy') return []
  const named = compute.capacityProviderStrategy.map(({ capacityProvider }) => capacityProvider)
  return named.flatMap((name, index) => {
    if (name === '' || named.indexOf(name) === index) return []
    const message = `Capacity provider ${name} stands on two rows. Join them into one.`
    return [toError(`compute.capacityProviderStrategy.${index}.capacityProvider`, message)]
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
  const said = `which ${nameOf(definition)} is not compatible with (${definition.compatibilities.join(', ')}). Choose another.`
  return asked.kind === 'launchType'
    ? [toError('compute.launchType', `Launch type is ${launchType}, ${said}`)]
    : [toError('compute.kind', `Compute would be ${launchType}, ${said}`)]
}

function findProviderProblems(
  { compute }: LaunchValues,
  cluster: LoadedCluster | undefined,
): Problem[] {
  if (!cluster || compute.kind !== 'strategy') return []
  const { capacityProviders, name } = cluster
  return compute.capacityProviderStrategy.flatMap(({ capacityProvider }, index) => {
    if (capacityProvider === '' || capacityProviders.includes(capacityProvider)) return []
    const has =
      capacityProviders.length > 0 ? `It has ${capacityProviders.join(', ')}.` : 'It has none.'
    const message = `Capacity provider ${capacityProvider} is not associated with cluster ${name}. ${has}`
    return [toError(`compute.capacityProviderStrategy.${index}.capacityProvider`, message)]
  })
}

/** Fargate among others is the schema's to say, which knows its providers by name. */
function findKindProblems({ compute }: LaunchValues, known: Known): Problem[] {
  if (compute.kind !== 'strategy') return []
  const names = compute.capacityProviderStrategy.map(({ capacityProvider }) => capacityProvider)
  const types = names.map(name => launchTypeOfProvider(name, known))
  const other = types.findIndex(type => type === 'MANAGED_INSTANCES')
  if (other < 0 || !types.includes('EC2')) return []
  const message = `Capacity provider ${names[other]} is of Managed Instances, which do not mix with Auto Scaling groups. Keep one kind.`
  return [toError(`compute.capacityProviderStrategy.${other}.capacityProvider`, message)]
}

function warnAboutInstances({ cluster, compute }: Known): Problem[] {
  if (!cluster || compute.kind !== 'launchType') return []
  const { launchType } = compute
  if (launchType !== 'EC2' && launchType !== 'EXTERNAL') return []
  if (cluster.registeredContainerInstancesCount > 0) return []
  const message = `Cluster ${cluster.name} has no container instances, which launch type ${launchType} needs.`
  return [toWarning('cluster', message)]
}

function warnAboutSpot({ compute: asked }: LaunchValues, compute: EffectiveCompute): Problem[] {
  if (compute.kind !== 'strategy') return []
  const index = compute.items.findIndex(
    ({ capacityProvider, base, weight }) => capacityProvider === 'FARGATE_SPOT' && (base || weight),
  )
  if (index < 0) return []
  const row = `compute.capacityProviderStrategy.${index}.capacityProvider`
  const said = "may stop these tasks with two minutes' notice."
  return asked.kind === 'strategy'
    ? [toWarning(row, `Capacity provider FARGATE_SPOT ${said}`)]
    : [toWarning('compute.kind', `Compute includes FARGATE_SPOT, which ${said}`)]
}
