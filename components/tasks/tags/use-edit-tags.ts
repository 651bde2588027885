'use client'

import { useState } from 'react'
import { callAction } from '@/components/data/call-action'
import { noteSessionEnded } from '@/components/data/drafts'
import type { TaskAddress } from '@/lib/aws/arn'
import type { TagOutcome } from '@/lib/launching/tags/tag-outcome'
import { fail } from '@/lib/result'
import type { Failure, Result } from '@/lib/result'
import { applyTagChange } from '@/lib/task-view/tag-change'
import type { ShownTag, TagChange } from '@/lib/task-view/tag-change'
import {
  findTagConflicts,
  findTagProblems,
  toTagChange,
  toTagRows,
} from '@/lib/task-view/task/tag-draft'
import type { TagRow } from '@/lib/task-view/task/tag-draft'

/** The server action that changes a task's tags. */
export type ChangeTagsAction = (request: TaskAddress & TagChange) => Promise<Result<TagOutcome>>

interface Options {
  address: TaskAddress
  /** As they are now; somebody else may change them meanwhile. */
  tags: readonly ShownTag[]
  changeTags: ChangeTagsAction
  onChanged: (change: TagChange) => void
}

/** The part of a change that failed, and the part that was done before. */
export interface FailedTags {
  done: TagChange
  left: TagChange
  failure: Failure
}

/** Rows of tags that are edited, and sent as differences to what was there when editing began. */
export function useEditTags({ address, tags, changeTags, onChanged }: Options) {
  const [before, setBefore] = useState(tags)
  const [rows, setRows] = useState(() => withOneRow(toTagRows(tags)))
  const [failed, setFailed] = useState<FailedTags>()
  const [isSending, setIsSending] = useState(false)
  const change = toTagChange(before, rows)

  /** Answers whether all was done. */
  async function send(): Promise<boolean> {
    setIsSending(true)
    const answer = await callAction(() => changeTags({ ...address, ...change }), fail)
    setIsSending(false)
    const outcome = answer.ok ? answer.value : { done: NOTHING, failure: answer.failure }
    const { done, failure } = outcome
    // What was done is not sent again.
    const known = applyTagChange(before, done)
    setBefore(known)
    if (done.set.length + done.remove.length > 0) onChanged(done)
    setFailed(failure && { done, left: toTagChange(known, rows), failure })
    if (failure?.kind === 'expired') noteSessionEnded()
    return !failure
  }

  return {
    rows,
    problems: findTagProblems(before, rows),
    conflicts: findTagConflicts(before, tags, change),
    isChanged: change.set.length + change.remove.length > 0,
    failed,
    isSending,
    edit: (id: number, more: Partial<ShownTag>) =>
      setRows(rows.map(row => (row.id === id ? { ...row, ...more } : row))),
    add: () => setRows([...rows, toBlank(rows)]),
    remove: (id: number) => setRows(rows.filter(row => row.id !== id)),
    send,
  }
}

const NOTHING: TagChange = { set: [], remove: [] }

const toBlank = (rows: readonly TagRow[]): TagRow => ({
  id: Math.max(-1, ...rows.map(({ id }) => id)) + 1,
  key: '',
  value: '',
})

/** Without a tag, the first one can be typed at once. */
const withOneRow = (rows: TagRow[]): TagRow[] => (rows.length > 0 ? rows : [toBlank(rows)])
