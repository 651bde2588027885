'use client'

import { useMemo } from 'react'
import { useKeptText } from '../../data/kept-text'
import { readLook } from './log-look'
import type { LogLook } from './log-look'

/** How this browser shows logs, in all of its tabs. */
export function useLook(): [look: LogLook, change: (changed: Partial<LogLook>) => void] {
  const [text, keep] = useKeptText('slipway-log')
  const look = useMemo(() => readLook(text), [text])
  return [look, changed => keep(JSON.stringify({ ...look, ...changed }))]
}
