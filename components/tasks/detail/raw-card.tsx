'use client'

import { Button } from '@mantine/core'
import { useClipboard } from '@mantine/hooks'
import { IconCheck, IconCopy, IconDownload } from '@tabler/icons-react'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { TaskView } from '@/lib/task-view/task/task-view'
import { askServer } from '@/components/data/ask-server'
import { askRawTask } from '@/components/data/questions'
import { cutText } from '@/components/ui/clamped-text'
import { TextButton } from '@/components/ui/text-button'
import { FailureNote } from '../failure-note'
import classes from './raw-card.module.css'

type RawTaskOf = Pick<TaskView, 'address' | 'version' | 'lastStatus'>

/** The task as DescribeTasks returns it, asked for when somebody opens it. */
export function RawCard({ task }: { task: RawTaskOf }) {
  const [isOpen, setIsOpen] = useState(false)
  return (
    <details className={classes.card} onToggle={event => setIsOpen(event.currentTarget.open)}>
      <summary className={classes.title}>
        JSON <span className={classes.hint}>as DescribeTasks returned it</span>
      </summary>
      {isOpen && <RawTask task={task} />}
    </details>
  )
}

function RawTask({ task }: { task: RawTaskOf }) {
  const { data, isFetching, refetch } = useRawTask(task)
  if (!data) return <p className={classes.wait}>Loading…</p>
  if (!data.ok) {
    return (
      <div className={classes.body}>
        <FailureNote failure={data.failure}>
          <TextButton onClick={() => void refetch()}>
            {isFetching ? 'Trying…' : 'Try again'}
          </TextButton>
        </FailureNote>
      </div>
    )
  }
  return <Json text={JSON.stringify(data.value.task, null, 2)} taskId={task.address.taskId} />
}

/** While the task changes, what is open is asked for again, and the last answer stays meanwhile. */
function useRawTask({ address, version, lastStatus }: RawTaskOf) {
  const question = askRawTask(address, version)
  return useQuery({
    queryKey: [...question.key, lastStatus],
    queryFn: async ({ signal }) => (await askServer(question, signal)).result,
    placeholderData: keepPreviousData,
    staleTime: Infinity,
    networkMode: 'always',
    retry: false,
  })
}

/** A browser takes seconds to lay out a megabyte. */
const LONGEST_SHOWN = 100_000

function Json({ text, taskId }: { text: string; taskId: string }) {
  const { copied, copy } = useClipboard({ timeout: 1500 })
  const [isWhole, setIsWhole] = useState(false)
  const Icon = copied ? IconCheck : IconCopy
  return (
    <div className={classes.body}>
      <div className={classes.actions}>
        <p className={classes.masked}>Values that look secret are masked.</p>
        <Button
          variant="default"
          size="xs"
          leftSection={<Icon size={14} aria-hidden />}
          onClick={() => copy(text)}
        >
          {copied ? 'Copied' : 'Copy'}
        </Button>
        <Button
          variant="default"
          size="xs"
          leftSection={<IconDownload size={14} aria-hidden />}
          onClick={() => download(text, `task-${taskId}.json`)}
        >
          Download
        </Button>
      </div>
      <pre className={classes.json} tabIndex={0} aria-label="JSON of the task">
        {isWhole ? text : cutText(text, LONGEST_SHOWN)}
      </pre>
      {text.length > LONGEST_SHOWN && !isWhole && (
        <TextButton onClick={() => setIsWhole(true)}>Show all</TextButton>
      )}
    </div>
  )
}

function download(text: string, name: string): void {
  const url = URL.createObjectURL(new Blob([text], { type: 'application/json' }))
  const link = document.createElement('a')
  link.href = url
  link.download = name
  link.click()
  URL.revokeObjectURL(url)
}
