'use client'

import { focusFieldSoon } from '../../form-state/focus-field'
import { useLaunchForm } from '../../form-state/form-values'
import { useFound } from '../../form-state/launch-context'
import { TextButton } from '../../../ui/text-button'
import { useIsOnFargate } from '../../form-state/use-effective-compute'
import { ConstraintRows } from './constraint-rows'
import { PlacementStrategyRows } from './placement-strategy-rows'
import classes from '../sections.module.css'

/** Which container instances ECS may choose for the tasks, and in which order. */
export function PlacementFields() {
  const { setValue } = useLaunchForm()
  const isOnFargate = useIsOnFargate()
  const isGiven = useFound(
    ({ values }) => values.placementConstraints.length + values.placementStrategy.length > 0,
  )
  function clear() {
    setValue('placementConstraints', [])
    setValue('placementStrategy', [])
    focusFieldSoon('section.placement')
  }
  return (
    <>
      {isOnFargate && (
        <p className={classes.note}>
          Fargate doesn’t support placement constraints or strategies.{' '}
          {isGiven && <TextButton onClick={clear}>Remove them</TextButton>}
        </p>
      )}
      <ConstraintRows />
      <PlacementStrategyRows />
    </>
  )
}
