'use client'

import { useFormContext } from 'react-hook-form'
import type { LaunchInput, LaunchValues } from '@/lib/run-task/schema'

export const useLaunchForm = () => useFormContext<LaunchInput, unknown, LaunchValues>()

export const networkPath = 'networkConfiguration.awsvpcConfiguration'
export const strategyPath = 'compute.capacityProviderStrategy'
export const containersPath = 'overrides.containerOverrides'
