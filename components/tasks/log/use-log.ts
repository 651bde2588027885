'use client'

import { useQuery, useQueryClient } from '@tanstack/react-query'
import type { Failure } from '@/lib/result'
import type { TaskAddress } from '@/lib/aws/arn'
import type { LogPageAnswer } from '@/lib/log-view/log-answer'
import { askServer } from '../../data/ask-server'
import { isLasting, toShownFailure, unwrap } from '../../data/failure-error'
import { askLogPage, toLogKey } from '../../data/questions'

type LogEvent = LogPageAnswer['events'][number]

export interface LogState {
  events: LogEvent[]
  source?: LogPageAnswer['source']
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
  const key = toLogKey(address, container)
  const query = useQuery<LogState>({
    queryKey: key,
    queryFn: ({ signal }) =>
      readOn(client.getQueryData<LogState>(key) ?? empty, async token =>
        unwrap(await askServer(askLogPage(address, container, token), signal)),
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

/** Reads pages until the end. */
async function readOn(
  log: LogState,
  read: (token: string | undefined) => Promise<LogPageAnswer>,
): Promise<LogState> {
  let state = log
  for (let page = 0; page < pagesPerRead; page += 1) {
    const { events, forwardToken: nextToken, isEnd, source } = await read(state.nextToken)
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
