'use client'

import { CloseButton, Input, TextInput } from '@mantine/core'
import { useController, useFieldArray } from 'react-hook-form'
import { limits } from '@/lib/run-task/limits'
import { focusFieldSoon, focusRowLeft } from './focus-field'
import { FormSection } from './form-section'
import { useLaunchForm } from './form-values'
import { useFieldError } from './launch-context'
import classes from './tags-section.module.css'
import { TextButton } from './text-button'

export function TagsSection() {
  const { control } = useLaunchForm()
  const { fields, append, remove } = useFieldArray({ control, name: 'tags' })
  const error = useFieldError('tags', true)

  function add() {
    append({ key: '', value: '' })
    focusFieldSoon(`tags.${fields.length}`)
  }
  function removeAt(index: number) {
    remove(index)
    focusRowLeft('tags', index, fields.length)
  }
  return (
    <FormSection
      title="Tags"
      aside={
        <span className={classes.count}>
          {fields.length} of {limits.tags.max}
        </span>
      }
    >
      {fields.map((row, index) => (
        <div key={row.id} className={classes.row}>
          <TagField index={index} member="key" />
          <TagField index={index} member="value" />
          <CloseButton aria-label={`Remove tag ${index + 1}`} onClick={() => removeAt(index)} />
        </div>
      ))}
      {error && <Input.Error>{error}</Input.Error>}
      <TextButton path="tags.add" onClick={add}>
        Add tag
      </TextButton>
    </FormSection>
  )
}

function TagField({ index, member }: { index: number; member: 'key' | 'value' }) {
  const { control } = useLaunchForm()
  const path = `tags.${index}.${member}` as const
  const { field } = useController({ control, name: path })
  return (
    <TextInput
      aria-label={`Tag ${index + 1} ${member}`}
      placeholder={member === 'key' ? 'Key' : 'Value'}
      value={field.value ?? ''}
      onChange={field.onChange}
      onBlur={field.onBlur}
      data-path={path}
      error={useFieldError(path, true)}
    />
  )
}
