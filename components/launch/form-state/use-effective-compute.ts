'use client'

import { toEffectiveCompute, usesFargate } from '@/lib/run-task/rules/effective-compute'
import { findCluster } from '@/lib/run-task/rules/loaded-account'
import { useFound, useLaunchContext } from './launch-context'

/** Whether the tasks would run on Fargate; undefined while the cluster's default is not known. */
export function useIsOnFargate(): boolean | undefined {
  const { clusters } = useLaunchContext()
  return useFound(({ values }) => {
    const cluster = findCluster(clusters.choices, values.cluster)
    const compute = toEffectiveCompute(values.compute, cluster)
    return compute.kind === 'unknown' ? undefined : usesFargate(compute)
  })
}
