import type { CSSProperties } from 'react'
import type { Outcome } from '@/lib/verdict/verdict'
import classes from './outcome-surface.module.css'

interface OutcomeSurfaceProps {
  outcome: Outcome
  className: string | undefined
  style?: CSSProperties
}

/** An area in the color and the pattern of an outcome. Its meaning is written beside it. */
export const OutcomeSurface = ({ outcome, className, style }: OutcomeSurfaceProps) => (
  <span
    aria-hidden
    className={`${classes.surface} ${className}`}
    data-outcome={outcome}
    style={style}
  />
)
