'use client'

import { useQuery, useQueryClient } from '@tanstack/react-query'
import type { Failure } from '@/lib/result'
import { fetchJson, toShownFailure } from './fetch-result'
import { toRetryMs } from './retry-delay'

/** What the server answered, and when it wants to be asked again (null: never). */
interface Polled<T> {
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
  /** Takes an answer that came another way (an action), and asks again after the delay. */
  accept: (body: T, nextPollMs: number | null) => void
  askNow: () => void
}

/** Without a delay the server has said that nothing can change any more. */
function toNextPollMs(header: string | null): number | null {
  const delay = header === null ? NaN : Number(header)
  return Number.isFinite(delay) ? delay : null
}

const withLook = (url: string) =>
  document.visibilityState === 'hidden' ? `${url}${url.includes('?') ? '&' : '?'}look=0` : url

/**
 * Follows a polled answer. The server names the delay; errors keep the last state and are asked
 * again with back-off; a returning tab or connection asks at once.
 */
export function usePoll<T>(queryKey: string[], url: string, initial: T): Poll<T> {
  const client = useQueryClient()
  const query = useQuery<Polled<T>>({
    queryKey,
    queryFn: async ({ signal }) => {
      const { body, headers } = await fetchJson(withLook(url), signal)
      // Safe: the route handler answers this URL with this type; both are named together.
      return { body: body as T, nextPollMs: toNextPollMs(headers.get('x-next-poll-ms')) }
    },
    initialData: { body: initial, nextPollMs: null },
    initialDataUpdatedAt: 0,
    networkMode: 'always',
    retry: false,
    refetchIntervalInBackground: true,
    refetchInterval: ({ state }) => toDelayMs(state) ?? false,
    refetchOnWindowFocus: true,
    refetchOnReconnect: true,
  })
  const { data, dataUpdatedAt, errorUpdatedAt, error, isFetching } = query
  const delayMs = toDelayMs({ data, error, errorUpdateCount: query.errorUpdateCount })
  const accept = (body: T, nextPollMs: number | null) => {
    client.setQueryData<Polled<T>>(queryKey, { body, nextPollMs })
  }
  return {
    body: data.body,
    updatedAtMs: dataUpdatedAt,
    nextAtMs: delayMs === null ? null : Math.max(dataUpdatedAt, errorUpdatedAt) + delayMs,
    isAsking: isFetching,
    failure: toShownFailure(error),
    accept,
    askNow: () => void query.refetch(),
  }
}

interface PollState {
  data: Polled<unknown> | undefined
  error: unknown
  errorUpdateCount: number
}

function toDelayMs({ data, error, errorUpdateCount }: PollState): number | null {
  if (error) return toRetryMs(error, errorUpdateCount)
  return data?.nextPollMs ?? null
}
