'use client'

import { CloseButton, Input } from '@mantine/core'
import { useFieldArray } from 'react-hook-form'
import { limits } from '@/lib/run-task/form/limits'
import { focusFieldSoon, focusRowLeft } from '../../form-state/focus-field'
import { containersPath, useLaunchForm } from '../../form-state/form-values'
import { useFieldError, useFound } from '../../form-state/launch-context'
import { TextButton } from '../../../ui/text-button'
import { TextField } from '../../fields/text-field'
import { OverridingRows } from './overriding-rows'
import classes from '../sections.module.css'

/** `environmentFiles`: S3 objects of the type `.env`. Variables of the same name win over them. */
export function EnvironmentFileRows({ index, inherited }: { index: number; inherited: string[] }) {
  const { control } = useLaunchForm()
  const path = `${containersPath}.${index}.environmentFiles` as const
  const { fields, append, remove, replace } = useFieldArray({ control, name: path })
  const isOverridden = useFound(
    ({ values }) =>
      values.overrides.containerOverrides[index]?.environmentFiles.some(({ value }) => value) ??
      false,
  )
  const error = useFieldError(path, true)

  function add() {
    append({ value: '', type: 's3' })
    focusFieldSoon(`${path}.${fields.length}`)
  }
  function removeAt(row: number) {
    remove(row)
    if (fields.length > 1) focusRowLeft(path, row, fields.length)
    else focusFieldSoon(`${path}.add`)
  }
  return (
    <OverridingRows
      path={path}
      legend="Environment files"
      inherited={inherited}
      isOverridden={isOverridden}
      revert={() => replace([])}
    >
      {fields.map((row, at) => (
        <div key={row.id} className={classes.wideRow}>
          <TextField
            path={`${path}.${at}.value`}
            label={`Environment file ${at + 1}`}
            isLabelHidden
            placeholder="arn:aws:s3:::bucket/production.env"
            isMono
          />
          <CloseButton
            aria-label={`Remove environment file ${at + 1}`}
            onClick={() => removeAt(at)}
          />
        </div>
      ))}
      {error && <Input.Error>{error}</Input.Error>}
      <p className={classes.foot}>
        <TextButton path={`${path}.add`} onClick={add}>
          Add an environment file
        </TextButton>{' '}
        · {fields.length} of {limits.environmentFiles.max}
      </p>
    </OverridingRows>
  )
}
