'use client'

import { useDeferredValue, useEffect, useMemo, useRef, useState } from 'react'
import type { ReactNode } from 'react'
import type { LogLevel } from '@/lib/log-view/log-line'
import type { TaskView } from '@/lib/task-view/task/task-view'
import { FollowButton } from './follow-button'
import { LogEdges } from './list/log-edges'
import { LogList } from './list/log-list'
import type { ListTarget } from './list/use-log-scroll'
import { LogFailures } from './log-failures'
import { LogFooter } from './log-footer'
import type { LogPlace } from './log-places'
import { toCountsText } from './counts-text'
import { useJump } from './use-jump'
import type { LogJump } from './use-jump'
import { useLineLink } from './use-line-link'
import { useLogKeys } from './use-log-keys'
import { useLogSearch } from './use-log-search'
import { useLook } from './use-look'
import { useMatches } from './use-matches'
import { useSelection } from './use-selection'
import { useLogSnapshot, useLogStore, useReading } from './store/use-log-store'
import { ContainerChips } from './toolbar/container-chips'
import { LogTools } from './toolbar/log-tools'
import { SearchBox } from './toolbar/search-box'
import toolbar from './toolbar/log-toolbar.module.css'
import { toDownloadHref } from '../../data/log-questions'
import { WholeSearch } from './whole-search'
import classes from './log-viewer.module.css'

interface LogViewerProps {
  task: TaskView
  places: readonly LogPlace[]
  title: ReactNode
  jump: LogJump | undefined
}

/** The logs of a task's containers in one list. */
export function LogViewer({ task, places, title, jump }: LogViewerProps) {
  const names = places
    .filter(({ kind }) => kind === 'stream')
    .map(({ container }) => container.name)
  const all = useMemo(() => task.containers.map(({ name }) => name), [task])
  const [look, changeLook] = useLook()
  const store = useLogStore(task, names)
  const snapshot = useLogSnapshot(store)
  const list = useRef<HTMLDivElement>(null)
  const input = useRef<HTMLInputElement>(null)
  const [hidden, setHidden] = useState<ReadonlySet<string>>(new Set())
  const [levels, setLevels] = useState<ReadonlySet<LogLevel>>()
  const [isFollowing, setIsFollowing] = useState(true)
  const [target, setTarget] = useState<ListTarget>()
  const [told, setTold] = useState('')
  const [isSearchingWhole, setIsSearchingWhole] = useState(false)
  const box = useLogSearch()
  const { search } = box
  const isFiltered = useDeferredValue(box.asked.isFiltered)
  useEffect(
    () => store.setView({ hidden, levels, search, isFiltered }),
    [store, hidden, levels, search, isFiltered],
  )
  useEffect(() => store.noteFollowing(isFollowing), [store, isFollowing])

  function show(next: ListTarget) {
    setIsFollowing('end' in next)
    setTarget(next)
  }
  async function showTime(atMs: number) {
    await store.reach(atMs)
    show({ atMs })
  }
  async function showEnd() {
    if (!store.getSnapshot().isEnd) await store.open({ at: 'tail' })
    show({ end: true })
  }
  const selection = useSelection({ store, snapshot, look, startMs: toStartMs(task), setTold })
  const matches = useMatches({
    store,
    snapshot,
    search,
    isPending: box.isPending,
    onShow: line => show({ line }),
  })
  const link = useLineLink({
    store,
    selection,
    setTold,
    onShow: next => {
      list.current?.scrollIntoView({ block: 'center' })
      show(next)
    },
  })
  useJump(jump, atMs => void showTime(atMs))
  useReading(store)

  function showLastError() {
    const line = snapshot.lines.findLast(
      ({ level, isPhase }) => !isPhase && (level === 'error' || level === 'fatal'),
    )
    if (line) {
      show({ line })
      selection.select(line, false)
    } else {
      setTold(
        snapshot.isStart ? 'The log has no errors.' : 'There is no error in the lines loaded.',
      )
    }
  }
  const onKeyDown = useLogKeys({
    store,
    selection,
    matches,
    onShow: show,
    onLastError: showLastError,
    onSearch: () => input.current?.focus(),
    onCopyLink: link.copy,
  })
  const shown = names.filter(name => !hidden.has(name))
  const filter = { ...box.asked, levels: levels && [...levels] }
  const isNarrowed = levels !== undefined || (search !== undefined && isFiltered)
  return (
    <>
      <div className={toolbar.bar}>
        {title}
        {names.length > 1 && <ContainerChips names={names} hidden={hidden} onChange={setHidden} />}
        <span className={toolbar.counts}>{toCountsText(snapshot)}</span>
        <SearchBox
          box={box}
          found={snapshot.found}
          currentNumber={matches.currentNumber}
          inputRef={input}
          onStep={matches.step}
          onLeave={() => list.current?.focus()}
        />
      </div>
      <LogTools
        look={look}
        onLook={changeLook}
        levels={levels}
        onLevels={setLevels}
        startMs={toStartMs(task)}
        onLastError={showLastError}
        onTime={atMs => void showTime(atMs)}
        onCopyLink={selection.head && link.copy}
        wholeHref={toDownloadHref(task.address, shown)}
        filteredHref={isNarrowed ? toDownloadHref(task.address, shown, filter) : undefined}
        isSearchingWhole={isSearchingWhole}
        onSearchWhole={() => setIsSearchingWhole(!isSearchingWhole)}
      />
      {isSearchingWhole && (
        <WholeSearch
          address={task.address}
          containers={shown}
          text={box.asked.text}
          isRegex={box.asked.isRegex}
          onTime={atMs => void showTime(atMs)}
          onClose={() => setIsSearchingWhole(false)}
        />
      )}
      <LogFailures windows={snapshot.windows} />
      <div className={classes.frame}>
        <LogList
          store={store}
          snapshot={snapshot}
          look={look}
          startMs={toStartMs(task)}
          label={`Lines of ${names.join(', ')}`}
          names={all}
          search={search}
          current={matches.current}
          selected={selection.lines}
          target={target}
          isFollowing={isFollowing}
          onFollow={setIsFollowing}
          onSelect={selection.select}
          onKeyDown={onKeyDown}
          onCopy={selection.onCopy}
          listRef={list}
          {...LogEdges({ store, snapshot, isOver: task.times.stoppedAt !== undefined, isNarrowed })}
        />
        {!isFollowing && (
          <FollowButton
            snapshot={snapshot}
            isOver={task.times.stoppedAt !== undefined}
            onClick={() => void showEnd()}
          />
        )}
      </div>
      <LogFooter places={places} snapshot={snapshot} selection={selection} told={told} />
    </>
  )
}

/** Before its containers start, a task's time begins with its creation. */
const toStartMs = ({ times }: TaskView): number =>
  Date.parse(times.startedAt ?? times.createdAt ?? '') || 0
