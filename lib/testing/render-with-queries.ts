import { notifyManager, QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { act, renderHook } from '@testing-library/react'
import { createElement } from 'react'
import type { ReactNode } from 'react'
import { vi } from 'vitest'

// By default an answer is told a timer later, which fake time would count as a millisecond.
notifyManager.setScheduler(queueMicrotask)

/** Renders a hook that asks the server, with a cache of its own. */
export function renderWithQueries<Props, Value>(
  hook: (props: Props) => Value,
  initialProps: Props,
) {
  const client = new QueryClient()
  const wrapper = ({ children }: { children: ReactNode }) =>
    createElement(QueryClientProvider, { client }, children)
  return renderHook(hook, { wrapper, initialProps })
}

/** Lets fake time pass, with everything that comes due in it. */
export const pass = (ms: number): Promise<unknown> =>
  act(async () => vi.advanceTimersByTimeAsync(ms))
