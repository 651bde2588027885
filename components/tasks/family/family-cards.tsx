'use client'

import Link from 'next/link'
import type { ReactNode } from 'react'
import { toDurationText } from '@/lib/task-view/duration-text'
import { Ago } from '@/components/ui/time/exact-time'
import { toNumberText } from '@/lib/run-task/problems/amount-texts'
import { countOutcomes, FAMILY_DAYS, toPercent } from '@/lib/task-view/family/family-figures'
import type { FamilyFigures } from '@/lib/task-view/family/family-figures'
import classes from './family-cards.module.css'

/** The figures that a person asks for first. */
export function FamilyCards({ figures, isCut }: { figures: FamilyFigures; isCut: boolean }) {
  const { runs, successRate, medianMs, p95Ms, lastFailure } = figures
  return (
    <dl className={classes.cards}>
      <Card title={`Runs, ${FAMILY_DAYS} days`} value={`${toNumberText(runs)}${isCut ? '+' : ''}`}>
        {toRunsText(figures)}
      </Card>
      <Card
        title="Succeeded"
        value={successRate === undefined ? '–' : `${toPercent(successRate)}%`}
      >
        {toLastText(figures)}
      </Card>
      <Card title="Median duration" value={medianMs === undefined ? '–' : toDurationText(medianMs)}>
        {p95Ms === undefined
          ? 'no run has finished on its own'
          : `95th percentile ${toDurationText(p95Ms)}`}
      </Card>
      <Card title="Last failure" value={lastFailure ? <Ago iso={lastFailure.at} /> : 'None'}>
        {lastFailure ? (
          <Link href={lastFailure.href} prefetch={false}>
            {lastFailure.title}
          </Link>
        ) : (
          `in ${FAMILY_DAYS} days`
        )}
      </Card>
    </dl>
  )
}

function Card({
  title,
  value,
  children,
}: {
  title: string
  value: ReactNode
  children: ReactNode
}) {
  return (
    <div className={classes.card}>
      <dt>{title}</dt>
      <dd className={classes.value}>{value}</dd>
      <dd className={classes.more}>{children}</dd>
    </div>
  )
}

/** `2 running · 6 started by EventBridge`. */
function toRunsText({ running, byEventBridge }: FamilyFigures): string {
  const parts = [
    running > 0 && `${toNumberText(running)} running`,
    byEventBridge > 0 && `${toNumberText(byEventBridge)} started by EventBridge`,
  ]
  return parts.filter(part => part !== false).join(' · ') || 'none running'
}

/** `3 of the last 24 failed, 1 interrupted`. */
function toLastText({ recent, successRate }: FamilyFigures): string {
  if (successRate === undefined) return 'no run has succeeded or failed yet'
  const { failed = 0, 'never-started': neverStarted = 0, interrupted = 0 } = countOutcomes(recent)
  const bad = failed + neverStarted
  const others = interrupted > 0 ? `, ${interrupted} interrupted` : ''
  return `${bad || 'none'} of the last ${recent.length} failed${others}`
}
