'use client'

import { CloseButton } from '@mantine/core'
import { useFieldArray } from 'react-hook-form'
import { resourceTypes } from '@/lib/run-task/overrides-schema'
import { focusFieldSoon, focusRowLeft } from '../focus-field'
import { containersPath, useLaunchForm } from '../form-values'
import { SelectField } from '../select-field'
import { TextButton } from '../text-button'
import { TextField } from '../text-field'
import classes from './sections.module.css'

const types = resourceTypes.map(value => ({ value, label: value }))

/** `resourceRequirements`: GPUs by number, accelerators by device name. */
export function ResourceRows({
  index,
  inherited,
}: {
  index: number
  inherited: { type: string; value: string }[]
}) {
  const { control } = useLaunchForm()
  const path = `${containersPath}.${index}.resourceRequirements` as const
  const { fields, append, remove } = useFieldArray({ control, name: path })

  function add() {
    append({ type: 'GPU', value: '' })
    focusFieldSoon(`${path}.${fields.length}.value`)
  }
  function removeAt(row: number) {
    remove(row)
    if (fields.length > 1) focusRowLeft(path, row, fields.length)
    else focusFieldSoon(`${path}.add`)
  }
  return (
    <fieldset className={classes.rows}>
      <legend className={classes.label}>GPUs and other resources</legend>
      {inherited.map(({ type, value }) => (
        <p key={`${type} ${value}`} className={classes.note}>
          From the definition: <code>{`${type} ${value}`}</code>
        </p>
      ))}
      {fields.map((row, at) => (
        <div key={row.id} className={classes.row}>
          <SelectField
            path={`${path}.${at}.type`}
            label={`Resource ${at + 1} type`}
            isLabelHidden
            choices={types}
            isRequired
          />
          <TextField
            path={`${path}.${at}.value`}
            label={`Resource ${at + 1} value`}
            isLabelHidden
            placeholder="1"
          />
          <CloseButton aria-label={`Remove resource ${at + 1}`} onClick={() => removeAt(at)} />
        </div>
      ))}
      <p className={classes.foot}>
        <TextButton path={`${path}.add`} onClick={add}>
          Add a resource
        </TextButton>
      </p>
    </fieldset>
  )
}
