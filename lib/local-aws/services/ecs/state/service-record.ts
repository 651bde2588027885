import { fargateProviders } from './capacity-providers.ts'
import type { Tag, WireService } from './wire.ts'

/** A service. The ID of its deployment finds its tasks. */
export interface ServiceRecord {
  name: string
  clusterName: string
  /** `ecs-svc/` and 19 digits. It is the `startedBy` of the service's tasks. */
  deploymentId: string
  /** As DescribeServices shows it, without counts of tasks and without tags. */
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

/** The launch type of a service. A service with a strategy has that of its first provider. */
export function serviceLaunchType({ shown }: ServiceRecord): string {
  const provider = shown.capacityProviderStrategy?.[0]?.capacityProvider
  if (provider === undefined) return shown.launchType ?? 'EC2'
  return fargateProviders.includes(provider) ? 'FARGATE' : 'EC2'
}
