'use client'

import { ActionIcon, CloseButton, Input } from '@mantine/core'
import { IconArrowDown, IconArrowUp } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { isEmpty } from '@/lib/run-task/form/given-members'
import { useFieldError, useFound } from '../form-state/launch-context'
import { valueAt } from '../form-state/value-at'
import { TextButton } from '../../ui/text-button'
import classes from './rows.module.css'
import { useRows } from './use-rows'
import type { Row, RowsPath } from './use-rows'

interface RowsProps<Path extends RowsPath> {
  path: Path
  /** What one row is, for the names of its buttons: `tag` for `Remove tag 1`. */
  noun: string
  addText: string
  /** What an added row holds. */
  blank: Row<Path>
  /** The member of an added row that gets the focus; the first one where absent. */
  focusOn?: string
  /** Members of which one has to be filled in for a row to count; absent: every row does. */
  countedBy?: readonly string[]
  /** How many rows there may be: said, not enforced, as the rules explain it at the field. */
  max?: number
  /** Rows that count beside these: the definition's own. */
  otherCount?: number
  /** Lays out the fields of one row and its buttons, which come last. */
  rowClassName: string | undefined
  isOrdered?: boolean
  /** The fields of one row. */
  children: (path: `${Path}.${number}`, number: number) => ReactNode
  /** What stands below the fields of one row. */
  below?: (path: `${Path}.${number}`, number: number) => ReactNode
}

/** A list of the form: its rows, their buttons, what is wrong with the list, and how to add a row. */
export function Rows<Path extends RowsPath>(props: RowsProps<Path>) {
  const { path, noun, addText, blank, focusOn, max, otherCount = 0, isOrdered, below } = props
  const { countedBy } = props
  const { fields, add, remove, swap } = useRows(path)
  const error = useFieldError(path, true)
  const filledIn = useFound(({ values }) =>
    countedBy ? countFilledIn(valueAt(values, path), countedBy) : undefined,
  )
  return (
    <>
      {fields.map(({ id }, index) => {
        const rowPath = `${path}.${index}` as const
        const close = (
          <CloseButton aria-label={`Remove ${noun} ${index + 1}`} onClick={() => remove(index)} />
        )
        return (
          <div key={id} className={props.rowClassName}>
            {props.children(rowPath, index + 1)}
            {isOrdered ? (
              <span className={classes.actions}>
                <MoveButton
                  label={`Move ${noun} ${index + 1} up`}
                  by={-1}
                  isPossible={index > 0}
                  move={() => swap(index, index - 1)}
                />
                <MoveButton
                  label={`Move ${noun} ${index + 1} down`}
                  by={1}
                  isPossible={index < fields.length - 1}
                  move={() => swap(index, index + 1)}
                />
                {close}
              </span>
            ) : (
              close
            )}
            {below?.(rowPath, index + 1)}
          </div>
        )
      })}
      {error && <Input.Error>{error}</Input.Error>}
      <p className={classes.foot}>
        <TextButton path={`${path}.add`} onClick={() => add(blank, focusOn)}>
          {addText}
        </TextButton>
        {max !== undefined && ` · ${(filledIn ?? fields.length) + otherCount} of ${max}`}
      </p>
    </>
  )
}

/** An empty row is left out of the request, so it does not count. */
function countFilledIn(rows: unknown, members: readonly string[]): number {
  const isFilledIn = (row: unknown) => members.some(member => !isEmpty(valueAt(row, member)))
  return Array.isArray(rows) ? rows.filter(isFilledIn).length : 0
}

interface MoveButtonProps {
  label: string
  by: 1 | -1
  isPossible: boolean
  move: () => void
}

function MoveButton({ label, by, isPossible, move }: MoveButtonProps) {
  const Icon = by === 1 ? IconArrowDown : IconArrowUp
  return (
    <ActionIcon
      variant="subtle"
      color="gray"
      size={34}
      // Disabled it would lose the focus when the row arrives at the end.
      aria-disabled={!isPossible || undefined}
      data-disabled={!isPossible || undefined}
      aria-label={label}
      onClick={() => isPossible && move()}
    >
      <Icon size={16} aria-hidden />
    </ActionIcon>
  )
}
