'use client'

import { useFieldArray } from 'react-hook-form'
import type { FieldArray, FieldArrayPath } from 'react-hook-form'
import type { LaunchInput } from '@/lib/run-task/schema'
import { focusFieldSoon } from '../form-state/focus-field'
import { useLaunchForm } from '../form-state/form-values'

export type RowsPath = FieldArrayPath<LaunchInput>
export type Row<Path extends RowsPath> = FieldArray<LaunchInput, Path>

/**
 * The rows of a list of the form, and what changes them. The focus goes where the eye has to: to
 * the row that was added, or to the one that takes the place of a row that was removed.
 *
 * @param focusWhenEmpty the path that gets the focus after the last row was removed
 */
export function useRows<Path extends RowsPath>(path: Path, focusWhenEmpty = `${path}.add`) {
  const { control } = useLaunchForm()
  const { fields, append, remove, swap } = useFieldArray({ control, name: path })
  const { length } = fields
  return {
    fields,
    /** @param member the field of the new row that gets the focus; its first one where absent */
    add: (row: Row<Path>, member?: string) => {
      append(row)
      focusFieldSoon([path, length, member].filter(part => part !== undefined).join('.'))
    },
    remove: (index: number) => {
      remove(index)
      focusFieldSoon(length > 1 ? `${path}.${Math.min(index, length - 2)}` : focusWhenEmpty)
    },
    swap,
  }
}
