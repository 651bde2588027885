import { z } from 'zod'
import { oneOf } from '../input/parse-input.ts'
import { tagsSchema } from '../tags/read-tags.ts'

const ranged = (name: string, least: number, most: number, absent: number) => {
  const message = `${name} must be between ${least} and ${most}.`
  return z.int().min(least, message).max(most, message).default(absent)
}

const managedScaling = z.object({
  status: oneOf('managedScaling.status', ['ENABLED', 'DISABLED']).default('DISABLED'),
  targetCapacity: ranged('targetCapacity', 1, 100, 100),
  minimumScalingStepSize: ranged('minimumScalingStepSize', 1, 10_000, 1),
  maximumScalingStepSize: ranged('maximumScalingStepSize', 1, 10_000, 10_000),
  instanceWarmupPeriod: ranged('instanceWarmupPeriod', 0, 10_000, 300),
})

/** API Reference, AutoScalingGroupProvider, with the defaults that it names. */
const autoScalingGroupProvider = z.object({
  autoScalingGroupArn: z.string(),
  managedScaling: managedScaling.prefault({}),
  managedTerminationProtection: oneOf('managedTerminationProtection', [
    'ENABLED',
    'DISABLED',
  ]).default('DISABLED'),
  managedDraining: oneOf('managedDraining', ['ENABLED', 'DISABLED']).default('DISABLED'),
})

/** API Reference, CreateCapacityProvider. */
export const providerSchema = z.object({
  name: z.string(),
  cluster: z.string().optional(),
  autoScalingGroupProvider: autoScalingGroupProvider.optional(),
  managedInstancesProvider: z.looseObject({}).optional(),
  tags: tagsSchema.default([]),
})

export type ProviderRequest = z.output<typeof providerSchema>
export type AutoScalingGroupRequest = z.output<typeof autoScalingGroupProvider>
