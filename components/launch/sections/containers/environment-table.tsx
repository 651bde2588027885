'use client'

import { useState } from 'react'
import { useFieldArray } from 'react-hook-form'
import { AddedVariable } from './added-variable'
import { arrangeVariables } from './arrange-variables'
import classes from './environment-table.module.css'
import { focusFieldSoon, selectFieldSoon } from '../../form-state/focus-field'
import { containersPath, useLaunchForm } from '../../form-state/form-values'
import { InheritedVariable } from './inherited-variable'
import type { Inherited } from './inherited-variable'
import { PasteEnv } from './paste-env'
import { TextButton } from '../../../ui/text-button'
import { mostWholeRows, VariableRow } from './variable-row'
import { useFocusInside } from '../../form-state/use-focus-inside'
import { useHeld } from '../../form-state/use-held'

const toVariableLabels = (number: number) => ({
  name: `Variable ${number} name`,
  value: `Variable ${number} value`,
  remove: `Remove variable ${number}`,
})

/** The definition's variables with what overrides them, then the ones that are added. */
export function EnvironmentTable({
  index,
  inherited,
  secrets,
}: {
  index: number
  inherited: Inherited[]
  /** Names of variables that the definition takes from a secret store. */
  secrets: string[]
}) {
  const { control } = useLaunchForm()
  const name = `${containersPath}.${index}.environment` as const
  const { fields, append, remove, update } = useFieldArray({ control, name })
  const [isPasting, setPasting] = useState(false)
  const rows = fields.map((row, at) => ({ id: row.id, name: row.name ?? '', at }))
  const { isInside, handlers } = useFocusInside()
  const held = useHeld(inherited, isInside)
  // A row is of the definition by the name it was made with, so that typing never moves it.
  const { inherited: variables, added } = arrangeVariables(held, inherited, rows)

  function takeIn(pasted: { name: string; value: string }[]) {
    const current = new Map(rows.map(row => [row.name, row.at]))
    const fresh = pasted.filter(row => !current.has(row.name))
    pasted.forEach(row => {
      const at = current.get(row.name)
      if (at !== undefined) update(at, row)
    })
    if (fresh.length > 0) append(fresh)
    setPasting(false)
    const at = current.get(pasted[0]?.name ?? '') ?? rows.length
    focusFieldSoon(`${name}.${at}.value`)
  }
  function cancel() {
    setPasting(false)
    focusFieldSoon(`${name}.paste`)
  }
  function add() {
    append({ name: '', value: '' })
    focusFieldSoon(`${name}.${rows.length}`)
  }
  function override(variable: Inherited) {
    append({ name: variable.name, value: variable.value ?? '' })
    selectFieldSoon(`${name}.${rows.length}.value`)
  }
  /** Goes on at the row that takes its place, which may be anywhere in the list. */
  function removeAdded(row: { at: number }, place: number) {
    const next = added[place + 1] ?? added[place - 1]
    remove(row.at)
    focusFieldSoon(next ? `${name}.${next.at > row.at ? next.at - 1 : next.at}` : `${name}.add`)
  }

  const isOfMany = rows.length > mostWholeRows
  return (
    <div className={classes.environment} role="group" aria-label="Environment" {...handlers}>
      <div className={classes.title}>Environment</div>
      {variables.length + secrets.length + added.length > 0 && (
        <div className={classes.table}>
          <div className={classes.heads} aria-hidden>
            <span>Name</span>
            <span>Value</span>
          </div>
          {variables.map(({ variable, row }) => {
            const path = row && (`${name}.${row.at}` as const)
            const revert = () => row && remove(row.at)
            return (
              <VariableRow
                key={variable.name}
                path={path}
                labels={{ value: `Value of ${variable.name}`, remove: `Revert ${variable.name}` }}
                remove={revert}
                isOfMany={isOfMany}
              >
                {() => (
                  <InheritedVariable
                    variable={variable}
                    path={path}
                    override={() => override(variable)}
                    revert={revert}
                  />
                )}
              </VariableRow>
            )
          })}
          {secrets.map(secret => (
            <div key={secret} className={classes.row}>
              <span className={classes.name}>{secret}</span>
              <span className={classes.inherited}>
                from Secrets Manager or SSM, set by the definition
              </span>
            </div>
          ))}
          {added.map((row, place) => (
            <VariableRow
              key={row.id}
              path={`${name}.${row.at}`}
              labels={toVariableLabels(place + 1)}
              remove={() => removeAdded(row, place)}
              isOfMany={isOfMany}
            >
              {() => (
                <AddedVariable
                  labels={toVariableLabels(place + 1)}
                  path={`${name}.${row.at}`}
                  remove={() => removeAdded(row, place)}
                />
              )}
            </VariableRow>
          ))}
        </div>
      )}
      {isPasting ? (
        <PasteEnv index={index} takeIn={takeIn} cancel={cancel} />
      ) : (
        <p className={classes.actions}>
          <TextButton path={`${name}.add`} onClick={add}>
            Add variable
          </TextButton>{' '}
          ·{' '}
          <TextButton path={`${name}.paste`} onClick={() => setPasting(true)}>
            Paste .env
          </TextButton>
        </p>
      )}
    </div>
  )
}
