'use client'

import { useSearchParams } from 'next/navigation'
import type { TaskAddress } from '@/lib/aws/arn'
import { toCompareHref, writeRun } from '@/lib/task-view/compare/compare-address'

interface CompareAddress {
  isSwapped: boolean
  /** Whether what is equal is shown, too. */
  isWhole: boolean
}

/**
 * Which run is on which side, and how much is shown. The address holds both, so what one sees can be
 * sent; the runs stay where they are, and nothing is read anew.
 */
export function useCompareAddress(
  a: TaskAddress,
  b: TaskAddress,
): CompareAddress & { change: (part: Partial<CompareAddress>) => void } {
  const query = useSearchParams()
  const isSwapped = query.get('a') === writeRun(b)
  const isWhole = query.get('show') === 'all'
  return {
    isSwapped,
    isWhole,
    change: part => {
      const next = { isSwapped, isWhole, ...part }
      const [left, right] = next.isSwapped ? [b, a] : [a, b]
      window.history.replaceState(null, '', toCompareHref(left, right, next.isWhole))
    },
  }
}
