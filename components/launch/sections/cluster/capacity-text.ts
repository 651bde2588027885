import type { CapacityChoice } from '@/lib/catalog/choices'

type Provider = NonNullable<CapacityChoice['providers']>[number]

const kinds = {
  fargate: '',
  autoScalingGroup: ' (Auto Scaling)',
  managedInstances: ' (Managed Instances)',
} satisfies Record<Provider['kind'], string>

/** `FARGATE, FARGATE_SPOT`, `batch-asg (Auto Scaling)`, `old-asg (inactive)`. */
export const toProvidersText = (providers: readonly Provider[]): string =>
  providers
    .map(({ name, kind, status }) =>
      status === 'ACTIVE' ? `${name}${kinds[kind]}` : `${name} (${status.toLowerCase()})`,
    )
    .join(', ')

/** `5.5 of 12 vCPU and 20 of 48 GiB free`. */
export const toRoomText = (room: NonNullable<CapacityChoice['instances']>): string =>
  `${toUnits(room.freeCpu)} of ${toUnits(room.registeredCpu)} vCPU and ${toUnits(room.freeMemoryMiB)} of ${toUnits(room.registeredMemoryMiB)} GiB free`

export const toInstancesText = (count: number): string =>
  count === 1 ? '1 instance' : `${count} instances`

/**
 * 1024 CPU units are a vCPU, 1024 MiB a GiB. Rounded down: of 0.25 vCPU free, 0.3 would promise room
 * that isn’t there.
 */
const toUnits = (amount: number) => String(Math.floor((amount / 1024) * 100) / 100)
