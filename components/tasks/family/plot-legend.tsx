import type { ReactNode } from 'react'
import type { OutcomeCounts } from '@/lib/task-view/family/family-figures'
import { toStateCounts, toStateText } from '@/lib/task-view/launch/state-counts'
import { OutcomeSurface } from './outcome-surface'
import classes from './plot.module.css'

interface PlotLegendProps {
  /** Only what the plot has is explained. */
  counts: OutcomeCounts
  children?: ReactNode
}

export const PlotLegend = ({ counts, children }: PlotLegendProps) => (
  <ul className={classes.legend} aria-label="Legend">
    {toStateCounts(counts).map(({ state }) => (
      <li key={state}>
        <OutcomeSurface outcome={state} className={classes.sample} />
        {toStateText(state)}
      </li>
    ))}
    {children}
  </ul>
)
