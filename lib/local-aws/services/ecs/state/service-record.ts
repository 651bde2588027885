import { fargateProviders } from './capacity-providers.ts'
import type { Tag, WireService } from './wire.ts'

/** A service, read only: its tasks are found by the id of its deployment. */
export interface ServiceRecord {
  name: string
  clusterName: string
  /** `ecs-svc/` and 19 digits: what its tasks carry as `startedBy`. */
  deploymentId: string
  /** As DescribeServices answers it, without what its tasks decide and without tags. */
  shown: WireService
  tags: Tag[]
}

/** By cluster, then by name. */
export type Services = Map<string, Map<string, ServiceRecord>>

export function servicesOf(state: { services: Services }, clusterName: string): ServiceRecord[] {
  return [...(state.services.get(clusterName)?.values() ?? [])]
}

export function addService(state: { services: Services }, record: ServiceRecord): void {
  const known = state.services.get(record.clusterName)
  if (known) known.set(record.name, record)
  else state.services.set(record.clusterName, new Map([[record.name, record]]))
}

/** A service by a strategy is where its providers are. */
export function serviceLaunchType({ shown }: ServiceRecord): string {
  const provider = shown.capacityProviderStrategy?.[0]?.capacityProvider
  if (provider === undefined) return shown.launchType ?? 'EC2'
  return fargateProviders.includes(provider) ? 'FARGATE' : 'EC2'
}
