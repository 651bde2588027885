import type { EffectiveCompute } from './effective-compute.ts'
import type {
  LoadedCapacity,
  LoadedCluster,
  LoadedDefinition,
  LoadedNetwork,
} from './loaded-account.ts'
import { isFargateProvider } from '../form/compute-schema.ts'

/** What a rule may look at besides the launch; what was not loaded is absent, and not judged. */
export interface Known {
  definition?: LoadedDefinition
  cluster?: LoadedCluster
  network?: LoadedNetwork
  capacity?: LoadedCapacity
  /** Where the tasks would really go. */
  compute: EffectiveCompute
}

export const isWindows = (definition: LoadedDefinition | undefined): boolean =>
  definition?.operatingSystemFamily?.startsWith('WINDOWS') ?? false

const launchTypes = {
  fargate: 'FARGATE',
  autoScalingGroup: 'EC2',
  managedInstances: 'MANAGED_INSTANCES',
} as const

/** The launch type of a provider's tasks; undefined where its kind was not loaded. */
export function launchTypeOfProvider(name: string, { capacity }: Known): string | undefined {
  if (isFargateProvider(name)) return launchTypes.fargate
  const provider = capacity?.providers?.find(known => known.name === name)
  return provider && launchTypes[provider.kind]
}

/** The launch type of every task; undefined where it is not known, or not one. */
export function launchTypeOf(known: Known): string | undefined {
  const { compute } = known
  if (compute.kind === 'launchType') return compute.launchType
  if (compute.kind === 'unknown') return undefined
  const all = new Set(compute.items.map(item => launchTypeOfProvider(item.capacityProvider, known)))
  return all.size === 1 ? [...all][0] : undefined
}

/** `db-migrate:14`. */
export const nameOf = ({ family, revision }: LoadedDefinition): string => `${family}:${revision}`
