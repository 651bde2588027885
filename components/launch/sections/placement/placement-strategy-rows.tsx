'use client'

import { useWatch } from 'react-hook-form'
import { limits } from '@/lib/run-task/form/limits'
import { Rows } from '../../fields/rows'
import { SelectField } from '../../fields/select-field'
import { SuggestField } from '../../fields/suggest-field'
import { useLaunchForm } from '../../form-state/form-values'
import classes from '../sections.module.css'

const types = [
  { value: 'spread', label: 'spread' },
  { value: 'binpack', label: 'binpack' },
  { value: 'random', label: 'random' },
]

const fieldsOf: Record<string, string[]> = {
  spread: ['attribute:ecs.availability-zone', 'instanceId', 'host', 'attribute:ecs.instance-type'],
  binpack: ['memory', 'cpu'],
}

/** `placementStrategy`: rules in the order in which ECS applies them. */
export const PlacementStrategyRows = () => (
  <fieldset className={classes.rows}>
    <legend className={classes.label}>Placement strategy</legend>
    <Rows
      path="placementStrategy"
      noun="strategy rule"
      addText="Add a rule"
      blank={{ type: 'spread', field: '' }}
      max={limits.placementStrategy.max}
      rowClassName={classes.row}
      isOrdered
    >
      {(row, number) => (
        <>
          <SelectField
            path={`${row}.type`}
            label={`Strategy rule ${number} type`}
            isLabelHidden
            choices={types}
            isRequired
          />
          <div className={classes.main}>
            <RuleField row={row} number={number} />
          </div>
        </>
      )}
    </Rows>
  </fieldset>
)

function RuleField({ row, number }: { row: `placementStrategy.${number}`; number: number }) {
  const { control } = useLaunchForm()
  const { type = 'spread', field } = useWatch({ control, name: row }) ?? {}
  if (type === 'random' && !field) {
    return <p className={classes.note}>Any container instance with enough room.</p>
  }
  return (
    <SuggestField
      path={`${row}.field`}
      label={`Strategy rule ${number} field`}
      isLabelHidden
      choices={fieldsOf[type] ?? []}
      placeholder={fieldsOf[type]?.[0]}
      isMono
    />
  )
}
