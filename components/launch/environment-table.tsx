'use client'

import { useState } from 'react'
import { useFieldArray } from 'react-hook-form'
import { AddedVariable } from './added-variable'
import classes from './environment-table.module.css'
import { containersPath, useLaunchForm } from './form-values'
import { InheritedVariable } from './inherited-variable'
import type { Inherited } from './inherited-variable'
import { PasteEnv } from './paste-env'
import { TextButton } from './text-button'

/** The definition's variables with what overrides them, then the ones that are added. */
export function EnvironmentTable({ index, inherited }: { index: number; inherited: Inherited[] }) {
  const { control } = useLaunchForm()
  const name = `${containersPath}.${index}.environment` as const
  const { fields, append, remove, update } = useFieldArray({ control, name })
  const [isPasting, setPasting] = useState(false)
  const names = new Set(inherited.map(it => it.name))
  const rows = fields.map((row, at) => ({ id: row.id, name: row.name ?? '', at }))
  // A row is of the definition by the name it was made with, so that typing never moves it.
  const overriding = new Map(rows.filter(row => names.has(row.name)).map(row => [row.name, row]))
  const added = rows.filter(row => overriding.get(row.name)?.id !== row.id)

  function takeIn(pasted: { name: string; value: string }[]) {
    const current = new Map(rows.map(row => [row.name, row.at]))
    const fresh = pasted.filter(row => !current.has(row.name))
    pasted.forEach(row => {
      const at = current.get(row.name)
      if (at !== undefined) update(at, row)
    })
    if (fresh.length > 0) append(fresh, { shouldFocus: false })
    setPasting(false)
  }

  return (
    <div className={classes.environment} role="group" aria-label="Environment">
      <div className={classes.title}>Environment</div>
      {inherited.length + added.length > 0 && (
        <div className={classes.table}>
          <div className={classes.heads} aria-hidden>
            <span>Name</span>
            <span>Value</span>
          </div>
          {inherited.map(variable => {
            const row = overriding.get(variable.name)
            return (
              <InheritedVariable
                key={variable.name}
                variable={variable}
                path={row && `${name}.${row.at}`}
                override={() => append({ name: variable.name, value: variable.value ?? '' })}
                revert={() => row && remove(row.at)}
              />
            )
          })}
          {added.map((row, at) => (
            <AddedVariable
              key={row.id}
              number={at + 1}
              path={`${name}.${row.at}`}
              remove={() => remove(row.at)}
            />
          ))}
        </div>
      )}
      {isPasting ? (
        <PasteEnv takeIn={takeIn} cancel={() => setPasting(false)} />
      ) : (
        <p className={classes.actions}>
          <TextButton label="Add variable" onClick={() => append({ name: '', value: '' })}>
            Add variable
          </TextButton>{' '}
          · <TextButton onClick={() => setPasting(true)}>Paste .env</TextButton>
        </p>
      )}
    </div>
  )
}
