'use client'

import { CloseButton } from '@mantine/core'
import { useFieldArray } from 'react-hook-form'
import { isResourceGiven } from '@/lib/run-task/compare/count-changes'
import { resourceTypes } from '@/lib/run-task/form/overrides-schema'
import { focusFieldSoon, focusRowLeft } from '../../form-state/focus-field'
import { containersPath, useLaunchForm } from '../../form-state/form-values'
import { useFound } from '../../form-state/launch-context'
import { SelectField } from '../../fields/select-field'
import { TextButton } from '../../../ui/text-button'
import { OverridingRows } from './overriding-rows'
import { ResourceAmount } from './resource-amount'
import classes from '../sections.module.css'

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
  const { fields, append, remove, replace } = useFieldArray({ control, name: path })
  const isOverridden = useFound(
    ({ values }) =>
      values.overrides.containerOverrides[index]?.resourceRequirements.some(isResourceGiven) ??
      false,
  )

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
    <OverridingRows
      path={path}
      legend="GPUs and other resources"
      inherited={inherited.map(({ type, value }) => `${type} ${value}`)}
      isOverridden={isOverridden}
      revert={() => replace([])}
    >
      {fields.map((row, at) => (
        <div key={row.id} className={classes.row}>
          <SelectField
            path={`${path}.${at}.type`}
            label={`Resource ${at + 1} type`}
            isLabelHidden
            choices={types}
            isRequired
          />
          <ResourceAmount path={`${path}.${at}`} number={at + 1} />
          <CloseButton aria-label={`Remove resource ${at + 1}`} onClick={() => removeAt(at)} />
        </div>
      ))}
      <p className={classes.foot}>
        <TextButton path={`${path}.add`} onClick={add}>
          Add a resource
        </TextButton>
      </p>
    </OverridingRows>
  )
}
