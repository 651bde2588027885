'use client'

import { useQuery, useQueryClient } from '@tanstack/react-query'
import type { Failure, Result } from '@/lib/result'
import type { TaskAddress } from '@/lib/aws/arn'
import type { LogAnswer } from '@/lib/task-view/task-answer'
import { fetchJson, isLasting, toShownFailure, unwrapResult } from '../../data/fetch-result'

type LogEvent = LogAnswer['events'][number]

export interface LogState {
  events: LogEvent[]
  source?: LogAnswer['source']
  nextToken?: string
  /** Earlier lines were left out. */
  isCut: boolean
}

const empty: LogState = { events: [], isCut: false }
const longestLog = 1_000
const pagesPerRead = 10
const liveMs = 3_000
const retryMs = 10_000
/** CloudWatch shows the last lines some seconds after a task has stopped. */
const settleMs = 30_000

interface LogInput {
  address: TaskAddress
  container: string
  /** Epoch milliseconds of the end; undefined while it goes on. */
  stoppedAtMs: number | undefined
}

/** The last lines of a container's log, followed while the task runs and a little longer. */
export function useLog({ address, container, stoppedAtMs }: LogInput): {
  log: LogState
  isLoading: boolean
  failure: Failure | undefined
} {
  const client = useQueryClient()
  const { region, accountId, cluster, taskId } = address
  const key = ['task-log', region, accountId, cluster, taskId, container]
  const query = useQuery<LogState>({
    queryKey: key,
    queryFn: ({ signal }) =>
      readOn(client.getQueryData<LogState>(key) ?? empty, token =>
        readPage(address, container, token, signal),
      ),
    retry: false,
    networkMode: 'always',
    refetchOnWindowFocus: ({ state }) => state.error !== null,
    refetchOnReconnect: true,
    refetchInterval: ({ state }) => {
      const isSettled = stoppedAtMs !== undefined && Date.now() - stoppedAtMs > settleMs
      if (isSettled || isLasting(state.error)) return false
      return state.error ? retryMs : liveMs
    },
  })
  return {
    log: query.data ?? empty,
    isLoading: query.isPending,
    failure: toShownFailure(query.error),
  }
}

async function readPage(
  { region, accountId, cluster, taskId }: TaskAddress,
  container: string,
  token: string | undefined,
  signal: AbortSignal,
): Promise<LogAnswer> {
  const query = new URLSearchParams({
    region,
    account: accountId,
    cluster,
    task: taskId,
    container,
  })
  if (token) query.set('token', token)
  const { body } = await fetchJson(`/api/task-logs?${query.toString()}`, signal)
  // Safe: the route handler answers this URL with this type.
  return unwrapResult(body as Result<LogAnswer>)
}

/** Reads pages until the end, which CloudWatch marks by answering the token it was asked with. */
async function readOn(
  log: LogState,
  read: (token: string | undefined) => Promise<LogAnswer>,
): Promise<LogState> {
  let state = log
  for (let page = 0; page < pagesPerRead; page += 1) {
    const { events, nextToken, source } = await read(state.nextToken)
    const isEnd = nextToken === undefined || nextToken === state.nextToken
    const all = [...state.events, ...events]
    state = {
      events: all.slice(-longestLog),
      source,
      nextToken: nextToken ?? state.nextToken,
      isCut: state.isCut || all.length > longestLog,
    }
    if (isEnd) break
  }
  return state
}
