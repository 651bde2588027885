import type { CapacityProviderRecord } from './ecs-records.ts'

/** Always there, in every account. */
export const fargateProviders: readonly string[] = ['FARGATE', 'FARGATE_SPOT']

/**
 * Which kind of capacity a name stands for, undefined for a name that nobody may use: strategies
 * take one kind only, and a deleted provider none.
 */
export function providerKindOf(
  state: { capacityProviders: ReadonlyMap<string, CapacityProviderRecord> },
  name: string,
): CapacityProviderRecord['kind'] | undefined {
  if (fargateProviders.includes(name)) return 'fargate'
  const record = state.capacityProviders.get(name)
  return record?.status === 'ACTIVE' ? record.kind : undefined
}
