import type { CSSProperties } from 'react'
import type { Outcome } from '@/lib/verdict/verdict'
import classes from './outcome-mark.module.css'

interface OutcomeMarkProps {
  outcome: Outcome
  className: string | undefined
  style?: CSSProperties
}

/** A surface in the color and the pattern of an outcome. What it means is said beside it. */
export const OutcomeMark = ({ outcome, className, style }: OutcomeMarkProps) => (
  <span
    aria-hidden
    className={`${classes.mark} ${className}`}
    data-outcome={outcome}
    style={style}
  />
)
