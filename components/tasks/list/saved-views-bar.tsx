'use client'

import { IconX } from '@tabler/icons-react'
import { useId, useState } from 'react'
import type { SyntheticEvent } from 'react'
import { ActionButton } from '@/components/ui/action-button'
import { PopButton } from '@/components/ui/pop-button'
import { addView, LONGEST_NAME, readViews, writeViews } from '@/lib/task-view/list/saved-views'
import { readTaskQuery, writeTaskQuery } from '@/lib/task-view/list/task-query'
import type { TaskQuery } from '@/lib/task-view/list/task-query'
import classes from './saved-views.module.css'

interface SavedViewsBarProps {
  /** As they are kept. */
  text: string | undefined
  keep: (text: string) => void
  query: TaskQuery
  onChange: (query: TaskQuery) => void
}

/** The saved views, and the way to save another one. */
export function SavedViewsBar({ text, keep, query, onChange }: SavedViewsBarProps) {
  const views = readViews(text)
  const current = writeTaskQuery(query)
  const isSaved = views.some(view => view.query === current)
  if (views.length === 0 && current === '') return null
  return (
    <div className={classes.bar}>
      {views.length > 0 && (
        <ul aria-label="Saved views" className={classes.views}>
          {views.map(({ name, query: saved }) => (
            <li key={name} className={classes.view} data-current={saved === current || undefined}>
              <button
                type="button"
                className={classes.name}
                aria-current={saved === current || undefined}
                onClick={() => onChange(readTaskQuery(new URLSearchParams(saved)))}
              >
                {name}
              </button>
              <button
                type="button"
                className={classes.remove}
                aria-label={`Delete the view ${name}`}
                onClick={() => keep(writeViews(views.filter(view => view.name !== name)))}
              >
                <IconX size={13} aria-hidden />
              </button>
            </li>
          ))}
        </ul>
      )}
      {current !== '' && !isSaved && (
        <PopButton
          content={close => (
            <NameForm
              onName={name => {
                keep(writeViews(addView(views, { name, query: current })))
                close()
              }}
            />
          )}
        >
          Save view
        </PopButton>
      )}
    </div>
  )
}

function NameForm({ onName }: { onName: (name: string) => void }) {
  const id = useId()
  const [name, setName] = useState('')
  function submit(event: SyntheticEvent) {
    event.preventDefault()
    if (name.trim()) onName(name)
  }
  return (
    <form onSubmit={submit} className={classes.form}>
      <div>
        <label htmlFor={id} className={classes.label}>
          Name
        </label>
        <p id={`${id}-description`} className={classes.description}>
          This browser keeps the view.
        </p>
        <input
          id={id}
          type="text"
          className={classes.input}
          aria-describedby={`${id}-description`}
          autoComplete="off"
          value={name}
          maxLength={LONGEST_NAME}
          onChange={event => setName(event.currentTarget.value)}
        />
      </div>
      <ActionButton type="submit" isPrimary disabled={!name.trim()}>
        Save
      </ActionButton>
    </form>
  )
}
