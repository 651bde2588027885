'use client'

import { useWatch } from 'react-hook-form'
import { limits } from '@/lib/run-task/form/limits'
import { Rows } from '../../fields/rows'
import { SelectField } from '../../fields/select-field'
import { SuggestField } from '../../fields/suggest-field'
import { useLaunchForm } from '../../form-state/form-values'
import { useLaunchCatalogs } from '../../form-state/launch-catalogs'
import { useLaunchContext } from '../../form-state/launch-context'
import classes from '../sections.module.css'

const types = [
  { value: 'memberOf', label: 'memberOf' },
  { value: 'distinctInstance', label: 'distinctInstance' },
]

/** `placementConstraints`: beside the definition's own, which always hold. */
export function ConstraintRows() {
  const { definition } = useLaunchCatalogs()
  const own = definition.choices?.placementConstraints ?? []
  return (
    <fieldset className={classes.rows}>
      <legend className={classes.label}>Placement constraints</legend>
      {own.map(({ type, expression }, index) => (
        <p key={index} className={classes.note}>
          From the definition: <code>{[type, expression].filter(Boolean).join(' ')}</code>
        </p>
      ))}
      <Rows
        path="placementConstraints"
        noun="constraint"
        addText="Add a constraint"
        blank={{ type: 'memberOf', expression: '' }}
        focusOn="expression"
        max={limits.placementConstraints.max}
        otherCount={own.length}
        rowClassName={classes.row}
      >
        {(row, number) => (
          <>
            <SelectField
              path={`${row}.type`}
              label={`Constraint ${number} type`}
              isLabelHidden
              choices={types}
              isRequired
            />
            <div className={classes.main}>
              <ExpressionField row={row} number={number} />
            </div>
          </>
        )}
      </Rows>
    </fieldset>
  )
}

interface ExpressionFieldProps {
  row: `placementConstraints.${number}`
  number: number
}

/** distinctInstance takes no expression; one that came in can be seen and removed. */
function ExpressionField({ row, number }: ExpressionFieldProps) {
  const { region } = useLaunchContext()
  const { control } = useLaunchForm()
  const constraint = useWatch({ control, name: row })
  if (constraint?.type === 'distinctInstance' && !constraint.expression) {
    return <p className={classes.note}>Each task runs on a different container instance.</p>
  }
  return (
    <SuggestField
      path={`${row}.expression`}
      label={`Constraint ${number} expression`}
      isLabelHidden
      choices={toExamples(region)}
      placeholder="attribute:ecs.instance-type =~ m5.*"
      isMono
    />
  )
}

/** Of the cluster query language (Developer Guide, "Expressions to define container instances"). */
const toExamples = (region: string): string[] => [
  'attribute:ecs.instance-type =~ m5.*',
  `attribute:ecs.availability-zone in [${region}a, ${region}b]`,
  'attribute:ecs.cpu-architecture == arm64',
  'attribute:ecs.os-type == windows',
  'not(task:group == service:web)',
]
