'use client'

import { useSearchParams } from 'next/navigation'
import { useState } from 'react'
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
  const address = query.toString()
  const written = {
    isSwapped: query.get('a') === writeRun(b),
    isWhole: query.get('show') === 'all',
  }
  const [shown, setShown] = useState({ ...written, address })
  // The address follows what is chosen here after a moment, and what is chosen shows at once.
  if (shown.address !== address) setShown({ ...written, address })
  const { isSwapped, isWhole } = shown
  return {
    isSwapped,
    isWhole,
    change: part => {
      const next = { isSwapped, isWhole, ...part }
      const [left, right] = next.isSwapped ? [b, a] : [a, b]
      setShown({ ...next, address })
      window.history.replaceState(null, '', toCompareHref(left, right, next.isWhole))
    },
  }
}
