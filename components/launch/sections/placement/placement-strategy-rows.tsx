'use client'

import { ActionIcon, CloseButton, Input } from '@mantine/core'
import { IconArrowDown, IconArrowUp } from '@tabler/icons-react'
import { useFieldArray, useWatch } from 'react-hook-form'
import { limits } from '@/lib/run-task/form/limits'
import { focusFieldSoon, focusRowLeft } from '../../form-state/focus-field'
import { useLaunchForm } from '../../form-state/form-values'
import { useFieldError } from '../../form-state/launch-context'
import { SelectField } from '../../fields/select-field'
import { SuggestField } from '../../fields/suggest-field'
import { TextButton } from '../../../ui/text-button'
import classes from '../sections.module.css'

const path = 'placementStrategy'

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
export function PlacementStrategyRows() {
  const { control } = useLaunchForm()
  const { fields, append, remove, swap } = useFieldArray({ control, name: path })
  const error = useFieldError(path, true)

  function add() {
    append({ type: 'spread', field: '' })
    focusFieldSoon(`${path}.${fields.length}`)
  }
  function removeAt(index: number) {
    remove(index)
    if (fields.length > 1) focusRowLeft(path, index, fields.length)
    else focusFieldSoon(`${path}.add`)
  }
  return (
    <fieldset className={classes.rows}>
      <legend className={classes.label}>Placement strategy</legend>
      {fields.map((row, index) => (
        <div key={row.id} className={classes.row}>
          <SelectField
            path={`${path}.${index}.type`}
            label={`Strategy rule ${index + 1} type`}
            isLabelHidden
            choices={types}
            isRequired
          />
          <div className={classes.main}>
            <RuleField index={index} />
          </div>
          <span className={classes.rowActions}>
            <MoveButton
              index={index}
              by={-1}
              isPossible={index > 0}
              move={() => swap(index, index - 1)}
            />
            <MoveButton
              index={index}
              by={1}
              isPossible={index < fields.length - 1}
              move={() => swap(index, index + 1)}
            />
            <CloseButton
              aria-label={`Remove strategy rule ${index + 1}`}
              onClick={() => removeAt(index)}
            />
          </span>
        </div>
      ))}
      {error && <Input.Error>{error}</Input.Error>}
      <p className={classes.foot}>
        <TextButton path={`${path}.add`} onClick={add}>
          Add a rule
        </TextButton>{' '}
        · {fields.length} of {limits.placementStrategy.max}
      </p>
    </fieldset>
  )
}

function MoveButton({
  index,
  by,
  isPossible,
  move,
}: {
  index: number
  by: 1 | -1
  isPossible: boolean
  move: () => void
}) {
  const Icon = by === 1 ? IconArrowDown : IconArrowUp
  return (
    <ActionIcon
      variant="subtle"
      color="gray"
      size={34}
      // Disabled it would lose the focus when the row arrives at the end.
      aria-disabled={!isPossible || undefined}
      data-disabled={!isPossible || undefined}
      aria-label={`Move strategy rule ${index + 1} ${by === 1 ? 'down' : 'up'}`}
      onClick={() => isPossible && move()}
    >
      <Icon size={16} aria-hidden />
    </ActionIcon>
  )
}

function RuleField({ index }: { index: number }) {
  const { control } = useLaunchForm()
  const { type = 'spread', field } = useWatch({ control, name: `${path}.${index}` }) ?? {}
  if (type === 'random' && !field) {
    return <p className={classes.note}>Any container instance that fits.</p>
  }
  return (
    <SuggestField
      path={`${path}.${index}.field`}
      label={`Strategy rule ${index + 1} field`}
      isLabelHidden
      choices={fieldsOf[type] ?? []}
      placeholder={fieldsOf[type]?.[0]}
      isMono
    />
  )
}
