'use client'

import { IconSearch } from '@tabler/icons-react'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import type { SyntheticEvent } from 'react'
import { ActionButton } from '@/components/ui/action-button'
import { useIsHydrated } from '@/components/ui/time/clock'
import { fail } from '@/lib/result'
import type { Failure, Result } from '@/lib/result'
import { toShortId } from '@/lib/task-view/task-names'
import { FailureNote } from '../failure-note'
import { callAction } from '../../data/call-action'
import classes from './tasks-page.module.css'
import { useTaskReference } from './use-task-reference'

export type FindTask = (request: { reference: string }) => Promise<Result<{ href: string }>>

interface TaskSearchProps {
  text: string
  onChange: (text: string) => void
  find: FindTask
}

/** Narrows the list; a pasted ID, ARN, link or log stream opens its task, listed or not. */
export function TaskSearch({ text, onChange, find }: TaskSearchProps) {
  const router = useRouter()
  const [isOpening, setIsOpening] = useState(false)
  const [failure, setFailure] = useState<Failure>()
  const { reference, read } = useTaskReference(text)
  const isHydrated = useIsHydrated()

  async function open(event: SyntheticEvent) {
    event.preventDefault()
    if (isOpening) return
    setIsOpening(true)
    const result = await callAction(
      async () => ((await read()) ? find({ reference: text.trim() }) : undefined),
      fail,
    )
    setIsOpening(false)
    if (!result) return
    setFailure(result.ok ? undefined : result.failure)
    if (result.ok) router.push(result.value.href)
  }

  return (
    <form role="search" onSubmit={event => void open(event)} className={classes.search}>
      <div className={classes.searchLine}>
        <div className={classes.searchBox}>
          <IconSearch size={16} aria-hidden />
          <input
            type="search"
            aria-label="Search tasks"
            placeholder="ID, ARN, link, family, reason…"
            value={text}
            // What is typed before the page can read it would be lost.
            readOnly={!isHydrated}
            onChange={event => {
              setFailure(undefined)
              onChange(event.currentTarget.value)
            }}
          />
        </div>
        {reference && (
          <ActionButton type="submit" isBusy={isOpening}>
            Open task {toShortId(reference.taskId)}
          </ActionButton>
        )}
      </div>
      {failure && (
        <div className={classes.searchFailure}>
          <FailureNote failure={failure} />
        </div>
      )}
    </form>
  )
}
