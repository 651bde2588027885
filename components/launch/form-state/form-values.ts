'use client'

import { useFormContext } from 'react-hook-form'
import type { LaunchInput, LaunchValues } from '@/lib/run-task/schema'

export const useLaunchForm = () => useFormContext<LaunchInput, unknown, LaunchValues>()

/** An empty form, with what the operator came with put in. */
export const toDefaultValues = (defaults: Partial<LaunchInput> = {}): LaunchInput => ({
  taskDefinition: '',
  cluster: '',
  count: 1,
  compute: { kind: 'clusterDefault' },
  networkConfiguration: {
    awsvpcConfiguration: { subnets: [], securityGroups: [], assignPublicIp: 'DISABLED' },
  },
  overrides: { containerOverrides: [], inferenceAcceleratorOverrides: [] },
  placementConstraints: [],
  placementStrategy: [],
  volumeConfigurations: [],
  tags: [],
  ...defaults,
})

export const networkPath = 'networkConfiguration.awsvpcConfiguration'
export const strategyPath = 'compute.capacityProviderStrategy'
export const containersPath = 'overrides.containerOverrides'
