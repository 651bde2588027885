import type { CSSProperties } from 'react'
import type { Outcome } from '@/lib/verdict/verdict'
import classes from './outcome-surface.module.css'

interface OutcomeSurfaceProps {
  outcome: Outcome
  className: string | undefined
  style?: CSSProperties
}

/** A surface in the color and the pattern of an outcome. What it means is said beside it. */
export const OutcomeSurface = ({ outcome, className, style }: OutcomeSurfaceProps) => (
  <span
    aria-hidden
    className={`${classes.surface} ${className}`}
    data-outcome={outcome}
    style={style}
  />
)
