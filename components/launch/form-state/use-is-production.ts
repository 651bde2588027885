'use client'

import { findCluster } from '@/lib/run-task/rules/loaded-account'
import { useLaunchStore } from './launch-context'

/** Whether the chosen cluster is known to be marked as production. */
export const useIsProduction = (): boolean =>
  useLaunchStore(
    ({ findings, loaded }) =>
      findCluster(loaded.clusters, findings.values.cluster)?.isProduction ?? false,
  )
