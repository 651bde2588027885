'use client'

import { useMediaQuery } from '@mantine/hooks'
import { useMemo } from 'react'
import { useKeptText } from '../../data/kept-text'
import { readLook } from './log-look'
import type { LogLook } from './log-look'

const NARROW = '(max-width: 640px)'

/** How this browser shows logs, in all of its tabs. */
export function useLook(): [look: LogLook, change: (changed: Partial<LogLook>) => void] {
  const [text, keep] = useKeptText('slipway-log')
  const isNarrow = useMediaQuery(NARROW, false, { getInitialValueInEffect: false })
  const look = useMemo(() => readLook(text, isNarrow), [text, isNarrow])
  return [look, changed => keep(JSON.stringify({ ...look, ...changed }))]
}
