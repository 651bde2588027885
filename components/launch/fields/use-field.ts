'use client'

import type { TextInputProps } from '@mantine/core'
import { useController } from 'react-hook-form'
import type { FieldPath, FieldPathByValue, FieldPathValue } from 'react-hook-form'
import { toFieldLabel } from '@/lib/run-task/form/find-field'
import { explainTooLong } from '@/lib/run-task/form/room'
import type { LaunchInput } from '@/lib/run-task/schema'
import { useLaunchForm } from '../form-state/form-values'
import { useFieldError, useLaunchContext } from '../form-state/launch-context'

export type LaunchPath = FieldPath<LaunchInput>
export type TextPath = FieldPathByValue<LaunchInput, string | undefined>
export type NumberPath = FieldPathByValue<LaunchInput, number | string | undefined>

/** How a field names itself and when it shows its error. */
export interface FieldOptions {
  /** The label of the field registry where absent. */
  label?: string
  /** Whether the label is there for assistive technology only. */
  isLabelHidden?: boolean
  /** Whether its error shows at once, even before the field was left. */
  isEager?: boolean
}

/**
 * One field of the form: its value, its error and what names it. It re-renders when one of these
 * changes, and not with the rest of the form.
 */
export function useField<Path extends LaunchPath>(path: Path, options: FieldOptions = {}) {
  const { isLabelHidden = false, isEager = false } = options
  const { control } = useLaunchForm()
  const { field, fieldState } = useController({ control, name: path })
  const touched = fieldState.isTouched
  const error = useFieldError(path, isEager || touched)
  const label = options.label ?? toFieldLabel(path)
  const { refuse } = useLaunchContext()
  function onChange(value: FieldPathValue<LaunchInput, Path> | undefined) {
    const tooLong = typeof value === 'string' ? explainTooLong(value) : undefined
    if (tooLong === undefined) field.onChange(value)
    else refuse(tooLong)
  }
  const { value, onBlur } = field
  return {
    value,
    onChange,
    onBlur,
    error,
    touched,
    label,
    /** For inputs of this folder, which place the label and the error themselves. */
    fieldProps: { path, label, isLabelHidden, onBlur, error },
    /** For inputs of Mantine. */
    inputProps: {
      ...(isLabelHidden ? { 'aria-label': label } : { label }),
      'data-path': path,
      onBlur,
      error,
    },
  }
}

/** For inputs of Mantine that take text which is neither prose nor remembered by the browser. */
export const textInputProps = {
  inputWrapperOrder: ['label', 'input', 'error', 'description'],
  spellCheck: false,
  autoCapitalize: 'off',
  autoComplete: 'off',
} satisfies Partial<TextInputProps>
