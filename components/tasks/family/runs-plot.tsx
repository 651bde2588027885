'use client'

import Link from 'next/link'
import { useState } from 'react'
import { useClock } from '@/components/ui/time/clock'
import { toDurationText } from '@/lib/task-view/duration-text'
import { useMinuteText } from '@/components/ui/time/exact-time'
import { countOutcomes } from '@/lib/task-view/family/family-figures'
import type { FamilyFigures } from '@/lib/task-view/family/family-figures'
import type { FamilyRun } from '@/lib/task-view/family/family-run'
import { stateViews } from '@/lib/task-view/status-view'
import { OutcomeSurface } from './outcome-surface'
import { PlotLegend } from './plot-legend'
import { toHeight, toScaleMs } from './plot-scale'
import classes from './plot.module.css'

interface RunsPlotProps extends Pick<FamilyFigures, 'medianMs'> {
  /** Oldest first. */
  runs: FamilyRun[]
}

/** A bar for each run, as high as the run was long, which leads to the run. */
export function RunsPlot({ runs, medianMs }: RunsPlotProps) {
  const [shownHref, setShownHref] = useState<string>()
  const toMinuteText = useMinuteText()
  const scaleMs = toScaleMs(Math.max(medianMs ?? 0, ...runs.map(({ ranMs = 0 }) => ranMs)))
  const shown = runs.find(({ href }) => href === shownHref)
  return (
    <>
      <div className={classes.top}>
        <p aria-hidden className={classes.readout}>
          {shown
            ? toRunText(shown, toMinuteText)
            : 'Bar height shows the duration. Hover over a bar for details.'}
        </p>
        <span className={classes.scale}>{toDurationText(scaleMs)}</span>
      </div>
      <div className={classes.plot}>
        {medianMs !== undefined && (
          <span
            aria-hidden
            className={classes.median}
            style={{ bottom: toHeight(medianMs, scaleMs) }}
          />
        )}
        <ol className={classes.runs} aria-label="Runs, oldest first">
          {runs.map(run => (
            <li key={run.href}>
              <RunBar
                run={run}
                scaleMs={scaleMs}
                text={toRunText(run, toMinuteText)}
                onShow={setShownHref}
              />
            </li>
          ))}
        </ol>
      </div>
      <PlotLegend counts={countOutcomes(runs)}>
        {medianMs !== undefined && (
          <li>
            <span aria-hidden className={classes.dash} />
            median {toDurationText(medianMs)}
          </li>
        )}
      </PlotLegend>
    </>
  )
}

interface RunBarProps {
  run: FamilyRun
  scaleMs: number
  text: string
  onShow: (href: string | undefined) => void
}

function RunBar({ run, scaleMs, text, onShow }: RunBarProps) {
  const { href, outcome, ranMs, startedAt } = run
  const sinceMs = outcome === 'running' && startedAt ? Date.parse(startedAt) : undefined
  const height = useClock(nowMs =>
    toHeight(ranMs ?? (sinceMs === undefined ? 0 : nowMs - sinceMs), scaleMs),
  )
  const hide = () => onShow(undefined)
  const show = () => onShow(href)
  return (
    <Link
      href={href}
      prefetch={false}
      className={classes.run}
      aria-label={text}
      title={text}
      onMouseEnter={show}
      onMouseLeave={hide}
      onFocus={show}
      onBlur={hide}
    >
      <OutcomeSurface outcome={outcome} className={classes.bar} style={{ height }} />
    </Link>
  )
}

/** `Failed, 1 min 12 s, 30 Nov 2026, 14:02 UTC: Container app exited with code 3`. */
function toRunText(run: FamilyRun, toMinuteText: (atMs: number) => string): string {
  const { outcome, ranMs, createdAt, title } = run
  const { label } = stateViews[outcome]
  const facts = [
    label,
    ranMs !== undefined && toDurationText(ranMs),
    toMinuteText(Date.parse(createdAt)),
  ]
  const isSaid = outcome === 'succeeded' || outcome === 'running'
  return `${facts.filter(fact => fact !== false).join(', ')}${isSaid ? '' : `: ${title}`}`
}
