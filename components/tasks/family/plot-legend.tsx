import type { ReactNode } from 'react'
import type { OutcomeCounts } from '@/lib/task-view/family-figures'
import { OutcomeMark } from '../outcome-mark'
import { outcomes, toOutcomeText } from '../run-counts-text'
import classes from './plot.module.css'

interface PlotLegendProps {
  /** Only what the plot has is explained. */
  counts: OutcomeCounts
  children?: ReactNode
}

export const PlotLegend = ({ counts, children }: PlotLegendProps) => (
  <ul className={classes.legend} aria-label="Legend">
    {outcomes
      .filter(outcome => counts[outcome])
      .map(outcome => (
        <li key={outcome}>
          <OutcomeMark outcome={outcome} className={classes.sample} />
          {toOutcomeText(outcome)}
        </li>
      ))}
    {children}
  </ul>
)
