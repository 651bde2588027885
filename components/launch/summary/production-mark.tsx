'use client'

import { useIsProduction } from '../form-state/use-is-production'
import classes from './production-mark.module.css'

/** Beside the cluster's name, where it is marked as production. */
export const ProductionMark = () =>
  useIsProduction() ? <span className={classes.mark}>Production</span> : null
