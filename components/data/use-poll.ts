'use client'

import { useWindowEvent } from '@mantine/hooks'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import type { Failure } from '@/lib/result'
import { askServer } from './ask-server'
import type { Question } from './ask-server'
import { toShownFailure, unwrap } from './failure-error'
import type { KeptQuestion } from './questions'
import { toRetryMs } from './retry-delay'

/** What the server answered, and when it wants to be asked again (null: never). */
export interface Polled<T> {
  body: T
  nextPollMs: number | null
}

export interface Poll<T> {
  body: T
  /** Epoch milliseconds of the last good answer; 0 while only the page's own state is there. */
  updatedAtMs: number
  /** Epoch milliseconds of the next question; null when there will be none. */
  nextAtMs: number | null
  isAsking: boolean
  failure?: Failure
  /** Takes an answer that came another way (an action), and asks again after its delay. */
  accept: (answer: Polled<T>) => void
  askNow: () => void
}

/**
 * Follows a polled answer. The server names the delay. Errors keep the last state, and the server
 * is asked again with back-off. A returning tab or connection asks at once, and so does a lost one.
 *
 * @param isTold somebody waits for the answer even where the tab is hidden
 */
export function usePoll<T>(
  question: KeptQuestion<T>,
  initial: T,
  { isTold = false }: { isTold?: boolean } = {},
): Poll<T> {
  const { key } = question
  const client = useQueryClient()
  const keep = (answer: Polled<T>): Kept<T> => ({
    ...answer,
    errorsBefore: client.getQueryState(key)?.errorUpdateCount ?? 0,
  })
  const query = useQuery<Kept<T>>({
    queryKey: key,
    queryFn: async ({ signal }) => {
      const before = client.getQueryData<Kept<T>>(key)?.body
      const since = before === undefined ? undefined : question.since?.(before)
      return keep(await poll(since ?? question, isTold, signal))
    },
    initialData: { body: initial, nextPollMs: null, errorsBefore: 0 },
    initialDataUpdatedAt: 0,
    networkMode: 'always',
    retry: false,
    refetchIntervalInBackground: true,
    refetchInterval: ({ state }) => toDelayMs(state) ?? false,
    refetchOnWindowFocus: true,
    refetchOnReconnect: true,
  })
  // What can't be reached any more is said at once; a server on this machine still answers.
  useWindowEvent('offline', () => void query.refetch())
  const { data, dataUpdatedAt, errorUpdatedAt, error, isFetching } = query
  const delayMs = toDelayMs({ data, error, errorUpdateCount: query.errorUpdateCount })
  return {
    body: data.body,
    updatedAtMs: dataUpdatedAt,
    nextAtMs: delayMs === null ? null : Math.max(dataUpdatedAt, errorUpdatedAt) + delayMs,
    isAsking: isFetching,
    failure: toShownFailure(error),
    accept: answer => void client.setQueryData<Kept<T>>(key, keep(answer)),
    askNow: () => void query.refetch(),
  }
}

/**
 * A hidden tab says so: `look=0` tells the server that nobody looks at the page, and `look=1` that
 * somebody asked to be told of it.
 */
async function poll<T>(
  { url, read }: Question<T>,
  isTold: boolean,
  signal: AbortSignal,
): Promise<Polled<T>> {
  const isHidden = document.visibilityState === 'hidden'
  const separator = url.includes('?') ? '&' : '?'
  const asked = isHidden ? `${url}${separator}look=${isTold ? 1 : 0}` : url
  const answer = await askServer({ url: asked, read }, signal)
  return { body: unwrap(answer), nextPollMs: answer.nextPollMs }
}

/** React Query counts the errors of all time; only those since the last answer make it wait. */
interface Kept<T> extends Polled<T> {
  errorsBefore: number
}

interface PollState {
  data: Kept<unknown> | undefined
  error: unknown
  errorUpdateCount: number
}

function toDelayMs({ data, error, errorUpdateCount }: PollState): number | null {
  if (error) return toRetryMs(error, errorUpdateCount - (data?.errorsBefore ?? 0))
  return data?.nextPollMs ?? null
}
