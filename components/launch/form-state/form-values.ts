'use client'

import { useFormContext } from 'react-hook-form'
import type { LaunchInput } from '@/lib/run-task/schema'

export const useLaunchForm = () => useFormContext<LaunchInput>()

export const networkPath = 'networkConfiguration.awsvpcConfiguration'
export const strategyPath = 'compute.capacityProviderStrategy'
export const containersPath = 'overrides.containerOverrides'
