import type { CapacityProviderRecord } from './ecs-records.ts'

/** Providers that every account has. */
export const fargateProviders: readonly string[] = ['FARGATE', 'FARGATE_SPOT']

/**
 * The kind of a capacity provider. Undefined if it doesn't exist or is deleted. A strategy takes
 * providers of one kind only.
 */
export function providerKindOf(
  state: { capacityProviders: ReadonlyMap<string, CapacityProviderRecord> },
  name: string,
): CapacityProviderRecord['kind'] | undefined {
  if (fargateProviders.includes(name)) return 'fargate'
  const record = state.capacityProviders.get(name)
  return record?.status === 'ACTIVE' ? record.kind : undefined
}
