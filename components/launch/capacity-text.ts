import type { CapacityChoice } from '@/lib/catalog/choices'

const kinds = {
  fargate: '',
  autoScalingGroup: ' (Auto Scaling)',
  managedInstances: ' (Managed Instances)',
} satisfies Record<CapacityChoice['providers'][number]['kind'], string>

/** `3 instances, 5.5 of 12 vCPU and 20 of 22.5 GiB free · batch-asg (Auto Scaling)`. */
export function toCapacityText({ instances, providers }: CapacityChoice): string {
  const named = providers.map(({ name, kind, status }) =>
    status === 'ACTIVE' ? `${name}${kinds[kind]}` : `${name} (${status.toLowerCase()})`,
  )
  const room = instances && [
    instances.count === 1 ? '1 instance' : `${instances.count} instances`,
    `${toUnits(instances.freeCpu)} of ${toUnits(instances.registeredCpu)} vCPU and ${toUnits(instances.freeMemoryMiB)} of ${toUnits(instances.registeredMemoryMiB)} GiB free`,
  ]
  return [room?.join(', '), named.join(', ')].filter(Boolean).join(' · ')
}

/** 1024 CPU units are a vCPU, 1024 MiB a GiB. */
const toUnits = (amount: number) => String(Math.round((amount / 1024) * 10) / 10)
