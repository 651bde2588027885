'use client'

import { memo, useId, useState } from 'react'
import type { KeyboardEvent } from 'react'
import type { ContainerView } from '@/lib/task-view/task/container-view'
import type { TaskView } from '@/lib/task-view/task/task-view'
import { cutName } from '@/components/ui/clamped-text'
import { FailureNote } from '../failure-note'
import classes from './log-card.module.css'
import { LogLines } from './log-lines'
import { useLog } from './use-log'

/** What each container wrote. */
export const LogCard = memo(function LogCard({ task }: { task: TaskView }) {
  const id = useId()
  const containers = task.containers.filter(c => c.image || c.logDriver)
  const [chosen, setChosen] = useState<string>()
  const container = containers.find(c => c.name === chosen) ?? containers[0]
  if (!container) return null
  return (
    <section id="log" className={classes.card} aria-labelledby={id}>
      <header className={classes.header}>
        <h2 id={id} className={classes.title}>
          Log
        </h2>
        <ContainerTabs
          id={id}
          names={containers.map(c => c.name)}
          chosen={container.name}
          onChoose={setChosen}
        />
      </header>
      <div role="tabpanel" id={`${id}-panel`} aria-label={`Log of ${cutName(container.name)}`}>
        <ContainerLog key={container.name} task={task} container={container} />
      </div>
    </section>
  )
})

interface ContainerTabsProps {
  id: string
  names: string[]
  chosen: string
  onChoose: (name: string) => void
}

function ContainerTabs({ id, names, chosen, onChoose }: ContainerTabsProps) {
  function onKeyDown(event: KeyboardEvent<HTMLDivElement>) {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key]
    if (step === undefined) return
    const next = (names.indexOf(chosen) + step + names.length) % names.length
    onChoose(names[next] ?? chosen)
    document.getElementById(`${id}-tab-${next}`)?.focus()
  }
  return (
    <div role="tablist" aria-label="Containers" className={classes.tabs} onKeyDown={onKeyDown}>
      {names.map((name, index) => (
        <button
          key={name}
          id={`${id}-tab-${index}`}
          type="button"
          role="tab"
          className={classes.tab}
          aria-selected={name === chosen}
          aria-controls={`${id}-panel`}
          tabIndex={name === chosen ? 0 : -1}
          onClick={() => onChoose(name)}
        >
          {cutName(name)}
        </button>
      ))}
    </div>
  )
}

function ContainerLog({ task, container }: { task: TaskView; container: ContainerView }) {
  const { logDriver } = container
  if (logDriver === 'awslogs' && !hasBegun(task, container)) {
    return (
      <p className={classes.empty}>
        {task.times.stoppedAt
          ? 'This container never ran, so it has no log.'
          : 'This container hasn’t started. Its log appears here when it does.'}
      </p>
    )
  }
  if (logDriver === 'awslogs') return <FollowedLog task={task} container={container} />
  return (
    <p className={classes.empty}>
      {logDriver
        ? `This container uses the log driver ${cutName(logDriver)}. Slipway shows logs of the awslogs driver only.`
        : task.isDefinitionKnown
          ? 'The task definition has no log driver for this container, so there’s no log to show.'
          : 'The task definition couldn’t be read, so Slipway doesn’t know where this container’s log is.'}
    </p>
  )
}

/** Before that there is no log stream to ask for. */
const hasBegun = (task: TaskView, { lastStatus, exitCode }: ContainerView) =>
  task.times.startedAt !== undefined || exitCode !== undefined || lastStatus === 'RUNNING'

function FollowedLog({ task, container }: { task: TaskView; container: ContainerView }) {
  const { stoppedAt } = task.times
  const { log, isLoading, failure } = useLog({
    address: task.address,
    container: container.name,
    stoppedAtMs: stoppedAt === undefined ? undefined : new Date(stoppedAt).getTime(),
  })
  return (
    <>
      {failure && (
        <div className={classes.note}>
          <FailureNote failure={failure} />
        </div>
      )}
      {log.isCut && <p className={classes.cut}>Only the last 1,000 lines are shown.</p>}
      {log.events.length > 0 ? (
        <LogLines events={log.events} label={`Lines of ${container.name}`} />
      ) : (
        !failure && (
          <p className={classes.empty}>{toEmptyText(isLoading, stoppedAt !== undefined)}</p>
        )
      )}
    </>
  )
}

function toEmptyText(isLoading: boolean, isOver: boolean): string {
  if (isLoading) return 'Reading the log.'
  return isOver ? 'This container wrote no lines.' : 'No lines yet; they appear here as they come.'
}
