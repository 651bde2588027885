import type { CSSProperties } from 'react'
import classes from './skeleton.module.css'

type SkeletonProps = Pick<
  CSSProperties,
  'height' | 'width' | 'maxWidth' | 'borderRadius' | 'marginTop' | 'marginBottom'
>

/** The place of something that is loading, in its size. It is drawn by CSS alone. */
export const Skeleton = (size: SkeletonProps) => (
  <span className={classes.skeleton} style={size} aria-hidden />
)
