'use client'

import { CloseButton, Input } from '@mantine/core'
import { useFieldArray, useWatch } from 'react-hook-form'
import { limits } from '@/lib/run-task/form/limits'
import { focusFieldSoon, focusRowLeft } from '../../form-state/focus-field'
import { useLaunchForm } from '../../form-state/form-values'
import { LeftOutActions } from '../../fields/kept-note'
import { useFieldError } from '../../form-state/launch-context'
import classes from './tag-rows.module.css'
import { TextButton } from '../../../ui/text-button'
import { TextField } from '../../fields/text-field'

export type TagsPath =
  'tags' | `volumeConfigurations.${number}.managedEBSVolume.tagSpecifications.${number}.tags`

/** Rows of key and value. */
export function TagRows({ path }: { path: TagsPath }) {
  const { control } = useLaunchForm()
  const { fields, append, remove } = useFieldArray({ control, name: path })
  const error = useFieldError(path, true)

  function add() {
    append({ key: '', value: '' })
    focusFieldSoon(`${path}.${fields.length}`)
  }
  function removeAt(index: number) {
    remove(index)
    if (fields.length > 1) focusRowLeft(path, index, fields.length)
    else focusFieldSoon(`${path}.add`)
  }
  return (
    <div>
      {fields.map((row, index) => (
        <div key={row.id} className={classes.row}>
          <TextField
            path={`${path}.${index}.key`}
            label={`Tag ${index + 1} key`}
            isLabelHidden
            placeholder="Key"
          />
          <TextField
            path={`${path}.${index}.value`}
            label={`Tag ${index + 1} value`}
            isLabelHidden
            placeholder="Value"
          />
          <CloseButton aria-label={`Remove tag ${index + 1}`} onClick={() => removeAt(index)} />
          <LeftOutTag path={`${path}.${index}`} number={index + 1} />
        </div>
      ))}
      {error && <Input.Error>{error}</Input.Error>}
      <span className={classes.foot}>
        <TextButton path={`${path}.add`} onClick={add}>
          Add tag
        </TextButton>{' '}
        · {fields.length} of {limits.tags.max}
      </span>
    </div>
  )
}

/** A tag whose value was left out of a link: empty only when somebody says so. */
function LeftOutTag({ path, number }: { path: `${TagsPath}.${number}`; number: number }) {
  const { control, setValue } = useLaunchForm()
  const row = useWatch({ control, name: path })
  if (!row?.isLeftOut || row.value) return null
  function keepEmpty() {
    setValue(`${path}.isLeftOut`, undefined)
    focusFieldSoon(`${path}.value`)
  }
  return <LeftOutActions label={`tag ${number}`} keepEmpty={keepEmpty} />
}
