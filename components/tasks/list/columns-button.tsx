'use client'

import { PopButton } from '@/components/ui/pop-button'
import { TextButton } from '@/components/ui/text-button'
import { isValueKey } from '@/lib/task-view/list/row-values'
import type { ValueNames } from '@/lib/task-view/list/row-values'
import { namedColumns, usualColumns } from '@/lib/task-view/list/task-query'
import type { TaskColumn } from '@/lib/task-view/list/task-query'
import { titleOf } from '../table/task-columns'
import classes from './filter-bar.module.css'

interface ColumnsButtonProps {
  columns: readonly TaskColumn[] | undefined
  names: ValueNames
  onChange: (columns: TaskColumn[] | undefined) => void
}

/** Which columns the table has. A tag's or a variable's value can be one, behind the others. */
export function ColumnsButton({ columns, names, onChange }: ColumnsButtonProps) {
  const shown = columns ?? usualColumns
  const tags = names.tags.map((name): TaskColumn => `tag:${name}`)
  const variables = names.variables.map((name): TaskColumn => `env:${name}`)
  const kept = shown.filter(
    column => isValueKey(column) && !tags.includes(column) && !variables.includes(column),
  )

  function toggle(column: TaskColumn, isShown: boolean) {
    const next = isShown ? [...shown, column] : shown.filter(each => each !== column)
    const inOrder = [
      ...namedColumns.filter(name => next.includes(name)),
      ...next.filter(isValueKey),
    ]
    onChange(inOrder.join() === usualColumns.join() ? undefined : inOrder)
  }

  const toOption = (column: TaskColumn) => (
    <label key={column} className={classes.option}>
      <input
        type="checkbox"
        checked={shown.includes(column)}
        // A row is opened by its name.
        disabled={column === 'task'}
        onChange={event => toggle(column, event.currentTarget.checked)}
      />
      <span className={classes.optionName}>{titleOf(column)}</span>
    </label>
  )
  const toGroup = (label: string, options: readonly TaskColumn[]) =>
    options.length > 0 && (
      <div role="group" aria-label={label} className={classes.options}>
        <p className={classes.optionTitle}>{label}</p>
        {options.map(toOption)}
      </div>
    )
  return (
    <PopButton
      isSet={columns !== undefined}
      content={close => (
        <>
          {toGroup('Columns', namedColumns)}
          {toGroup('Tags', [...kept.filter(key => key.startsWith('tag:')), ...tags])}
          {toGroup('Variables', [...kept.filter(key => key.startsWith('env:')), ...variables])}
          {columns && (
            <TextButton
              onClick={() => {
                onChange(undefined)
                close()
              }}
            >
              Usual columns
            </TextButton>
          )}
        </>
      )}
    >
      Columns
    </PopButton>
  )
}
