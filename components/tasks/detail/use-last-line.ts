'use client'

import { useQuery } from '@tanstack/react-query'
import { askServer } from '@/components/data/ask-server'
import { askLogPage } from '@/components/data/log-questions'
import type { TaskAddress } from '@/lib/aws/arn'
import { findTellingLine } from '@/lib/log-view/find-telling-line'
import type { TellingLine } from '@/lib/log-view/find-telling-line'
import { toLogLines } from '@/lib/log-view/to-log-lines'

interface LastLine {
  telling?: TellingLine
  /** Null where nothing can come any more, or the log can't be read. */
  nextPollMs: number | null
}

/** The page asks again so long after Slipway didn't respond. */
const RETRY_MS = 10_000

/**
 * The line of a container's log that says why it failed; undefined while it is looked for, null where
 * there is none. Only this session's own right to read the log decides: nothing is stored, and a
 * denial shows nothing here, as the log itself says it.
 */
export function useLastLine(
  address: TaskAddress,
  container: string,
): TellingLine | null | undefined {
  const question = askLogPage(address, container, { at: 'tail' })
  const { data } = useQuery<LastLine>({
    queryKey: ['last-line', question.url],
    queryFn: async ({ signal }) => {
      const { result, nextPollMs } = await askServer(question, signal)
      if (result.ok) {
        return { telling: findTellingLine(toLogLines(container, result.value.events)), nextPollMs }
      }
      return { nextPollMs: result.failure.kind === 'unreachable' ? RETRY_MS : null }
    },
    // CloudWatch shows a container's last lines some seconds after its end.
    refetchInterval: ({ state }) => state.data?.nextPollMs || false,
    staleTime: Infinity,
    networkMode: 'always',
    retry: false,
  })
  return data && (data.telling ?? null)
}
