import type { EffectiveCompute } from '../effective-compute.ts'
import type { LoadedCluster, LoadedDefinition, LoadedNetwork } from '../loaded-account.ts'

/** What a rule may look at besides the launch; what was not loaded is absent, and not judged. */
export interface Known {
  definition?: LoadedDefinition
  cluster?: LoadedCluster
  network?: LoadedNetwork
  /** Where the tasks would really go. */
  compute: EffectiveCompute
}

export const isWindows = (definition: LoadedDefinition | undefined): boolean =>
  definition?.operatingSystemFamily?.startsWith('WINDOWS') ?? false

/** `db-migrate:14`. */
export const nameOf = ({ family, revision }: LoadedDefinition): string => `${family}:${revision}`
