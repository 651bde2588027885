'use client'

import { useState } from 'react'
import { ChoiceBar } from '@/components/ui/choice-bar'
import { TitledPanel } from '@/components/ui/titled-panel'
import { FAMILY_DAYS } from '@/lib/task-view/family/family-figures'
import type { FamilyFigures } from '@/lib/task-view/family/family-figures'
import { DaysPlot } from './days-plot'
import { RunsPlot } from './runs-plot'
import classes from './plot.module.css'

const views = [
  { value: 'runs', label: 'Runs' },
  { value: 'days', label: 'Days' },
] as const

/**
 * The newest runs one by one, or all of them by day. Drawn by hand: two dozen bars that are links need
 * no library, which would draw them where neither the keyboard nor a screen reader gets to.
 */
export function FamilyPlot({ figures }: { figures: FamilyFigures }) {
  const [view, setView] = useState<'runs' | 'days'>('runs')
  const { length } = figures.recent
  const runsTitle = length === 1 ? 'Last run' : `Last ${length} runs`
  return (
    <TitledPanel
      title={view === 'runs' ? runsTitle : `Runs by day, ${FAMILY_DAYS} days`}
      aside={
        <div className={classes.views}>
          <ChoiceBar label="Plot" isLabelHidden data={views} value={view} onChange={setView} />
        </div>
      }
    >
      {view === 'runs' ? (
        <RunsPlot runs={figures.recent} medianMs={figures.medianMs} />
      ) : (
        <DaysPlot days={figures.days} />
      )}
    </TitledPanel>
  )
}
