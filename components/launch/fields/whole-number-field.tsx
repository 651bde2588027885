'use client'

import { TextInput } from '@mantine/core'
import type { TextInputProps } from '@mantine/core'
import type { KeyboardEvent, ReactNode } from 'react'
import { useController } from 'react-hook-form'
import type { FieldPathByValue } from 'react-hook-form'
import type { LaunchInput } from '@/lib/run-task/schema'
import { useLaunchForm } from '../form-state/form-values'
import { useFieldError } from '../form-state/launch-context'
import classes from './whole-number-field.module.css'

type NumberPath = FieldPathByValue<LaunchInput, number | string | undefined>

interface WholeNumberFieldProps {
  path: NumberPath
  label: string
  isLabelHidden?: boolean
  min: number
  max: number
  placeholder?: string
  description?: ReactNode
  /** Buttons that step by one, beside the arrow keys. */
  hasSteps?: boolean
  /** Whether it is wrong at once, even before it was left. */
  isEager?: boolean
}

/** A whole number as text; the arrow keys step by one between `min` and `max`. */
export function WholeNumberField(props: WholeNumberFieldProps) {
  const { path, label, isLabelHidden, min, max, hasSteps, isEager } = props
  const { control } = useLaunchForm()
  const { field, fieldState } = useController({ control, name: path })
  const text = String(field.value ?? '')

  function step(by: 1 | -1) {
    const next = text.trim() === '' ? min : Number(text) + by
    if (Number.isInteger(next)) field.onChange(String(Math.min(max, Math.max(min, next))))
  }
  function stepByKey(event: KeyboardEvent) {
    if (event.key !== 'ArrowUp' && event.key !== 'ArrowDown') return
    event.preventDefault()
    step(event.key === 'ArrowUp' ? 1 : -1)
  }
  return (
    <TextInput
      {...(isLabelHidden ? { 'aria-label': label } : { label })}
      value={text}
      onChange={event => field.onChange(event.currentTarget.value)}
      onBlur={field.onBlur}
      onKeyDown={stepByKey}
      data-path={path}
      inputMode="numeric"
      autoComplete="off"
      placeholder={props.placeholder}
      description={props.description}
      inputWrapperOrder={order}
      classNames={{ input: classes.input }}
      error={useFieldError(path, isEager || fieldState.isTouched)}
      {...(hasSteps && {
        rightSection: <Steps label={label} step={step} />,
        rightSectionWidth: 64,
      })}
    />
  )
}

const order: TextInputProps['inputWrapperOrder'] = ['label', 'input', 'error', 'description']

/** For the mouse: the keyboard has its arrows. */
const Steps = ({ label, step }: { label: string; step: (by: 1 | -1) => void }) => (
  <span className={classes.steps}>
    <button type="button" tabIndex={-1} aria-label={`One less: ${label}`} onClick={() => step(-1)}>
      −
    </button>
    <button type="button" tabIndex={-1} aria-label={`One more: ${label}`} onClick={() => step(1)}>
      +
    </button>
  </span>
)
