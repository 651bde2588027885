'use client'

import { Button } from '@mantine/core'
import Link from 'next/link'
import { memo, useDeferredValue } from 'react'
import { useIsHydrated } from '@/components/ui/time/clock'
import { findChangedFields } from '@/lib/run-task/compare/changed-fields'
import type { LaunchValues } from '@/lib/run-task/schema'
import { useFound } from './form-state/launch-context'
import classes from './launch-head.module.css'

export interface Origin {
  /** `db-migrate c7f1…90ab`. */
  text: string
  href: string
  /** What came in, in normal form. */
  launch: LaunchValues
}

interface LaunchHeadProps {
  where: string
  origin?: Origin
  actions: { label: string; onClick: () => void }[]
}

/** What the page is for, where its form came from, and the ways in and out. */
export function LaunchHead({ where, origin, actions }: LaunchHeadProps) {
  const isHydrated = useIsHydrated()
  return (
    <header className={classes.head}>
      <h1>Launch</h1>
      <p className={classes.origin}>
        {origin && <FromOrigin origin={origin} />}
        {where}
      </p>
      <div className={classes.actions}>
        {actions.map(({ label, onClick }) => (
          <Button
            key={label}
            variant="subtle"
            size="compact-md"
            className={classes.action}
            disabled={!isHydrated}
            onClick={onClick}
          >
            {label}
          </Button>
        ))}
      </div>
    </header>
  )
}

function FromOrigin({ origin }: { origin: Origin }) {
  const launch = useDeferredValue(useFound(findings => findings.launch))
  return (
    <>
      from <Link href={origin.href}>{origin.text}</Link>,{' '}
      <ChangedCount before={origin.launch} after={launch} /> ·{' '}
    </>
  )
}

interface ChangedCountProps {
  before: LaunchValues
  after: LaunchValues
}

const ChangedCount = memo(function ChangedCount({ before, after }: ChangedCountProps) {
  const { length } = findChangedFields(before, after)
  return length === 1 ? '1 field changed' : `${length || 'no'} fields changed`
})
