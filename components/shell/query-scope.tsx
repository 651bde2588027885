'use client'

import { notifyManager, QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { useState } from 'react'
import type { ReactNode } from 'react'
import { afterPress } from '@/components/ui/after-press'

// An answer that comes while the pointer is down would move away what is being pressed.
notifyManager.setScheduler(callback => void afterPress(() => void setTimeout(callback)))

/** Loopback works offline, so queries run even while the browser reports no network. */
const makeQueryClient = () =>
  new QueryClient({
    defaultOptions: {
      queries: { networkMode: 'always', retry: false, refetchOnWindowFocus: false },
    },
  })

/** Answers that are kept for what stands inside. With another `key` nothing of them is left. */
export function QueryScope({ children }: { children: ReactNode }) {
  const [client] = useState(makeQueryClient)
  return <QueryClientProvider client={client}>{children}</QueryClientProvider>
}
