'use client'

import { TextInput } from '@mantine/core'
import type { KeyboardEvent, ReactNode } from 'react'
import { textInputProps, useField } from './use-field'
import type { FieldOptions, NumberPath } from './use-field'
import classes from './whole-number-field.module.css'

interface WholeNumberFieldProps extends FieldOptions {
  path: NumberPath
  min: number
  max: number
  placeholder?: string
  description?: ReactNode
  /** Buttons that step by one, beside the arrow keys. */
  hasSteps?: boolean
}

/** A whole number as text; the arrow keys step by one between `min` and `max`. */
export function WholeNumberField(props: WholeNumberFieldProps) {
  const { path, min, max, placeholder, description, hasSteps, ...options } = props
  const { value, onChange, label, inputProps } = useField(path, options)
  const text = String(value ?? '')

  function step(by: 1 | -1) {
    const next = text.trim() === '' ? min : Number(text) + by
    if (Number.isInteger(next)) onChange(String(Math.min(max, Math.max(min, next))))
  }
  function stepByKey(event: KeyboardEvent) {
    if (event.key !== 'ArrowUp' && event.key !== 'ArrowDown') return
    event.preventDefault()
    step(event.key === 'ArrowUp' ? 1 : -1)
  }
  return (
    <TextInput
      {...textInputProps}
      {...inputProps}
      value={text}
      onChange={event => onChange(event.currentTarget.value)}
      onKeyDown={stepByKey}
      inputMode="numeric"
      placeholder={placeholder}
      description={description}
      classNames={{ input: classes.input }}
      {...(hasSteps && {
        rightSection: <Steps label={label} step={step} />,
        rightSectionWidth: 64,
      })}
    />
  )
}

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
