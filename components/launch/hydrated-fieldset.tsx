'use client'

import type { ReactNode } from 'react'
import { useIsHydrated } from '@/components/ui/time/clock'
import classes from './launch-form.module.css'

/** Fields that can be used once the page is hydrated: what is typed before would be lost. */
export function HydratedFieldset({ children }: { children: ReactNode }) {
  return (
    <fieldset className={classes.work} disabled={!useIsHydrated()}>
      {children}
    </fieldset>
  )
}
