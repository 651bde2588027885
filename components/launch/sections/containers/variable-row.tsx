'use client'

import { useEffect, useLayoutEffect, useRef, useState } from 'react'
import type { FocusEvent, ReactNode } from 'react'
import { watchNear } from '@/components/ui/watch-near'
import { isKept } from '@/lib/run-task/form/kept-schema'
import { TextButton } from '../../../ui/text-button'
import { isSecretVariable } from '@/lib/secrets/is-secret-variable'
import { focusField, isTextField } from '../../form-state/focus-field'
import { useLaunchForm } from '../../form-state/form-values'
import classes from './environment-table.module.css'
import { toRowCount } from './value-rows'
import type { VariablePath } from './value-input'

/** Whole fields cost a phone 25 ms a row. More rows than this are drawn whole only near the window. */
export const mostWholeRows = 40

interface VariableRowProps {
  /** Absent while nothing can be typed in the row: then it is cheap anyway. */
  path: VariablePath | undefined
  /** Labels of its fields and of its button; the name is absent where it can't be changed. */
  labels: { name?: string; value: string; remove: string }
  remove: () => void
  /** Whether the table has so many rows that those far from the window are drawn plainly. */
  isOfMany: boolean
  /** The cells of the row. */
  children: () => ReactNode
}

/** One row of the table. Far from the window it rests: plain inputs with its texts, found as fields are. */
export function VariableRow({ path, labels, remove, isOfMany, children }: VariableRowProps) {
  const { getValues } = useLaunchForm()
  const row = path && getValues(path)
  // A row with buttons of its own is rare, and drawn whole.
  const mayRest = isOfMany && row !== undefined && !isKept(row) && !row.isLeftOut
  const { isResting, ...props } = useResting(mayRest)
  return (
    <div className={classes.row} {...props}>
      {isResting && path && row ? (
        <RestingFields path={path} labels={labels} row={row} remove={remove} />
      ) : (
        children()
      )}
    </div>
  )
}

function useResting(mayRest: boolean) {
  const element = useRef<HTMLDivElement>(null)
  // A row that was drawn whole stays so until it is known to be far away.
  const [{ isNear, heightPx }, setPlace] = useState({ isNear: !mayRest, heightPx: 0 })
  const [hasFocus, setFocus] = useState(false)
  const focused = useRef<Element>(undefined)
  const isResting = mayRest && !isNear && !hasFocus

  useEffect(() => {
    if (!mayRest || !element.current) return
    return watchNear(element.current, (isNowNear, height) =>
      // It keeps the height that it had, so that nothing below it moves.
      setPlace(place => ({ isNear: isNowNear, heightPx: isNowNear ? place.heightPx : height })),
    )
  }, [mayRest])
  useLayoutEffect(() => {
    if (!isResting && focused.current) handOver(focused.current)
    focused.current = undefined
  }, [isResting])

  return {
    isResting,
    ref: element,
    style: isResting && heightPx > 0 ? { minHeight: heightPx } : undefined,
    onFocus: ({ target }: FocusEvent) => {
      if (isResting) focused.current = target
      setFocus(true)
    },
    onBlur: ({ currentTarget, relatedTarget }: FocusEvent) => {
      if (!(relatedTarget instanceof Node && currentTarget.contains(relatedTarget))) setFocus(false)
    },
  }
}

/** The whole field takes the focus of the plain one that it replaces, and its place in the text. */
function handOver(plain: Element): void {
  const path = plain.getAttribute('data-path')
  if (!path || !focusField(path, 'nearest') || !isTextField(plain)) return
  const { activeElement } = document
  if (isTextField(activeElement)) {
    activeElement.setSelectionRange(plain.selectionStart, plain.selectionEnd)
  }
}

interface RestingFieldsProps {
  path: VariablePath
  labels: VariableRowProps['labels']
  row: { name?: string; value?: string }
  remove: () => void
}

function RestingFields({ path, labels, row, remove }: RestingFieldsProps) {
  const { name = '', value = '' } = row
  const { setValue } = useLaunchForm()
  return (
    <>
      {labels.name === undefined ? (
        <span className={classes.name}>{name}</span>
      ) : (
        <input
          className={classes.resting}
          aria-label={labels.name}
          data-path={`${path}.name`}
          value={name}
          onChange={event => setValue(`${path}.name`, event.currentTarget.value)}
        />
      )}
      <div className={classes.changed}>
        <div className={classes.value}>
          <textarea
            className={classes.resting}
            aria-label={labels.value}
            data-path={`${path}.value`}
            data-masked={isSecretVariable(name, value) || undefined}
            rows={toRowCount(value)}
            value={value}
            onChange={event => setValue(`${path}.value`, event.currentTarget.value)}
          />
        </div>
      </div>
      <span className={classes.action}>
        <TextButton isQuiet label={labels.remove} path={`${path}.remove`} onClick={remove}>
          {labels.name === undefined ? 'revert' : '×'}
        </TextButton>
      </span>
    </>
  )
}
