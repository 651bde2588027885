'use client'

import { CloseButton, Input } from '@mantine/core'
import { useFieldArray, useWatch } from 'react-hook-form'
import { limits } from '@/lib/run-task/form/limits'
import { focusFieldSoon, focusRowLeft } from '../../form-state/focus-field'
import { useLaunchForm } from '../../form-state/form-values'
import { useLaunchCatalogs } from '../../form-state/launch-catalogs'
import { useFieldError, useLaunchContext } from '../../form-state/launch-context'
import { SelectField } from '../../fields/select-field'
import { SuggestField } from '../../fields/suggest-field'
import { TextButton } from '../../../ui/text-button'
import classes from '../sections.module.css'

const path = 'placementConstraints'

const types = [
  { value: 'memberOf', label: 'memberOf' },
  { value: 'distinctInstance', label: 'distinctInstance' },
]

/** `placementConstraints`: beside the definition's own, which always hold. */
export function ConstraintRows() {
  const { control } = useLaunchForm()
  const { definition } = useLaunchCatalogs()
  const { fields, append, remove } = useFieldArray({ control, name: path })
  const own = definition.choices?.placementConstraints ?? []
  const error = useFieldError(path, true)

  function add() {
    append({ type: 'memberOf', expression: '' })
    focusFieldSoon(`${path}.${fields.length}.expression`)
  }
  function removeAt(index: number) {
    remove(index)
    if (fields.length > 1) focusRowLeft(path, index, fields.length)
    else focusFieldSoon(`${path}.add`)
  }
  return (
    <fieldset className={classes.rows}>
      <legend className={classes.label}>Placement constraints</legend>
      {own.map(({ type, expression }, index) => (
        <p key={index} className={classes.note}>
          From the definition: <code>{[type, expression].filter(Boolean).join(' ')}</code>
        </p>
      ))}
      {fields.map((row, index) => (
        <div key={row.id} className={classes.row}>
          <SelectField
            path={`${path}.${index}.type`}
            label={`Constraint ${index + 1} type`}
            isLabelHidden
            choices={types}
            isRequired
          />
          <div className={classes.main}>
            <ExpressionField index={index} />
          </div>
          <CloseButton
            aria-label={`Remove constraint ${index + 1}`}
            onClick={() => removeAt(index)}
          />
        </div>
      ))}
      {error && <Input.Error>{error}</Input.Error>}
      <p className={classes.foot}>
        <TextButton path={`${path}.add`} onClick={add}>
          Add a constraint
        </TextButton>{' '}
        · {fields.length + own.length} of {limits.placementConstraints.max}
      </p>
    </fieldset>
  )
}

/** distinctInstance takes no expression; one that came in can be seen and removed. */
function ExpressionField({ index }: { index: number }) {
  const { region } = useLaunchContext()
  const { control } = useLaunchForm()
  const row = useWatch({ control, name: `${path}.${index}` })
  if (row?.type === 'distinctInstance' && !row.expression) {
    return <p className={classes.note}>Each task on another container instance.</p>
  }
  return (
    <SuggestField
      path={`${path}.${index}.expression`}
      label={`Constraint ${index + 1} expression`}
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
