'use client'

import { toEffectiveCompute, usesFargate } from '@/lib/run-task/rules/effective-compute'
import { findCluster } from '@/lib/run-task/rules/loaded-account'
import { useLaunchStore } from './launch-context'

/** Whether the tasks would run on Fargate; undefined while the cluster's default is not known. */
export function useIsOnFargate(): boolean | undefined {
  return useLaunchStore(({ findings: { values }, loaded }) => {
    const cluster = findCluster(loaded.clusters, values.cluster)
    const compute = toEffectiveCompute(values.compute, cluster)
    return compute.kind === 'unknown' ? undefined : usesFargate(compute)
  })
}
