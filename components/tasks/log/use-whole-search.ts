'use client'

import { useEffect, useRef, useState } from 'react'
import type { Failure } from '@/lib/result'
import type { TaskAddress } from '@/lib/aws/arn'
import type { LogEvent } from '@/lib/log-view/log-answer'
import { askServer } from '../../data/ask-server'
import { askLogSearch } from '../../data/log-questions'

interface FoundEvent extends LogEvent {
  container: string
}

interface Asked {
  text: string
  isRegex: boolean
}

interface WholeSearchState {
  asked: Asked | undefined
  events: FoundEvent[]
  /** Where each container's stream is searched on; those that are done are left out. */
  left: { container: string; token?: string }[]
  isSearching: boolean
  isCaseSensitive: boolean
  failure?: Failure
}

/** More than anybody reads at once; Search on brings more. */
const EVENTS_AT_ONCE = 200

const idle: WholeSearchState = {
  asked: undefined,
  events: [],
  left: [],
  isSearching: false,
  isCaseSensitive: false,
}

/** A search through whole streams, page by page, as FilterLogEvents answers. */
export function useWholeSearch(address: TaskAddress, containers: readonly string[]) {
  const [state, setState] = useState(idle)
  const running = useRef<AbortController>(undefined)
  useEffect(() => () => running.current?.abort(new Error('The search was closed')), [])

  async function run(from: WholeSearchState & { asked: Asked }) {
    running.current?.abort(new Error('Another search began'))
    const asking = new AbortController()
    running.current = asking
    let now = { ...from, isSearching: true, failure: undefined }
    setState(now)
    let found = 0
    while (now.left.length > 0 && found < EVENTS_AT_ONCE) {
      const [first, ...rest] = now.left
      if (!first) break
      const answer = await ask(address, { ...first, ...from.asked }, asking.signal)
      if (!answer || asking.signal.aborted) return
      if (!answer.result.ok) {
        setState({ ...now, isSearching: false, failure: answer.result.failure })
        return
      }
      const { events, nextToken, isCaseSensitive } = answer.result.value
      const next = nextToken === undefined ? [] : [{ ...first, token: nextToken }]
      const added = events.map(event => ({ ...event, container: first.container }))
      found += added.length
      now = {
        ...now,
        isCaseSensitive,
        events: sortByTime([...now.events, ...added]),
        left: [...rest, ...next],
      }
      setState(now)
    }
    setState({ ...now, isSearching: false })
  }

  const { asked, left } = state
  return {
    ...state,
    statusText: toStatusText(state),
    canGoOn: left.length > 0 && asked !== undefined,
    start: (next: Asked) =>
      void run({ ...idle, asked: next, left: containers.map(container => ({ container })) }),
    goOn: () => asked && void run({ ...state, asked }),
    stop: () => {
      running.current?.abort(new Error('The search was stopped'))
      setState(before => ({ ...before, isSearching: false }))
    },
  }
}

async function ask(
  address: TaskAddress,
  query: Parameters<typeof askLogSearch>[1],
  signal: AbortSignal,
) {
  try {
    return await askServer(askLogSearch(address, query), signal)
  } catch {
    // Nobody waits for it any more.
    return undefined
  }
}

const sortByTime = (events: FoundEvent[]): FoundEvent[] =>
  events.sort((one, other) => one.timestampMs - other.timestampMs)

function toStatusText(state: WholeSearchState): string {
  const { asked, events, left, isSearching, isCaseSensitive, failure } = state
  if (!asked) return 'Finds events in the whole stream, also in those that aren’t loaded.'
  const count = events.length.toLocaleString('en-US')
  const what = events.length === 1 ? '1 event' : `${count} events`
  if (isSearching) return `${what} so far. Searching…`
  if (failure) return events.length > 0 ? `${what} so far.` : ''
  const sentence = left.length > 0 ? `${what} so far.` : `${what} in the whole stream.`
  return isCaseSensitive ? `${sentence} Upper and lower case are told apart.` : sentence
}
