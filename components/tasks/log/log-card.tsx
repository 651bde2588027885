'use client'

import dynamic from 'next/dynamic'
import { memo, useEffect, useId, useRef, useState } from 'react'
import type { RefObject } from 'react'
import { createLazyPart } from '@/components/ui/lazy-part'
import { watchNear } from '@/components/ui/watch-near'
import type { TaskView } from '@/lib/task-view/task/task-view'
import classes from './log-card.module.css'
import { LogNotes } from './log-notes'
import { toLogPlaces } from './log-places'
import type { LogJump } from './use-jump'

const part = createLazyPart(() => <div className={classes.loading} aria-hidden />)
const LogViewer = dynamic(() => part.load(async () => (await import('./log-viewer')).LogViewer), {
  ssr: false,
  loading: part.Loading,
})

interface LogCardProps {
  task: TaskView
  jump?: LogJump
}

/** What the containers of a task wrote. What draws it is loaded when somebody comes near to it. */
export const LogCard = memo(function LogCard({ task, jump }: LogCardProps) {
  const id = useId()
  const card = useRef<HTMLElement>(null)
  const isNear = useIsNear(card)
  const places = toLogPlaces(task)
  const hasStream = places.some(({ kind }) => kind === 'stream')
  useEffect(() => {
    if (jump) card.current?.scrollIntoView({ block: 'start' })
  }, [jump])
  if (places.length === 0) return null
  const title = (
    <h2 id={id} className={classes.title}>
      Log
    </h2>
  )
  return (
    <section ref={card} id="log" className={classes.card} aria-labelledby={id}>
      {hasStream && (isNear || jump) ? (
        <LogViewer task={task} places={places} title={title} jump={jump} />
      ) : (
        <>
          <header className={classes.header}>{title}</header>
          {hasStream && <div className={classes.loading} aria-hidden />}
        </>
      )}
      <LogNotes places={places} />
    </section>
  )
})

/** Whether somebody has come near to an element, or a link names a line in it. */
function useIsNear(element: RefObject<HTMLElement | null>): boolean {
  const [isNear, setIsNear] = useState(false)
  useEffect(() => {
    if (isNear || !element.current) return
    const tell = () => isLineLink(window.location.hash) && setIsNear(true)
    tell()
    window.addEventListener('hashchange', tell)
    const stop = watchNear(element.current, near => near && setIsNear(true))
    return () => {
      window.removeEventListener('hashchange', tell)
      stop()
    }
  }, [element, isNear])
  return isNear
}

const isLineLink = (hash: string): boolean => hash.startsWith('#log=')
