'use client'

import { useQuery } from '@tanstack/react-query'
import { useEffect, useId, useMemo, useState, useSyncExternalStore } from 'react'
import type { TaskAddress } from '@/lib/aws/arn'
import { toPhaseLines } from '@/lib/log-view/phase-lines'
import type { TaskView } from '@/lib/task-view/task/task-view'
import { askServer } from '../../../data/ask-server'
import { askLogPage } from '../../../data/log-questions'
import { LogStore } from './log-store'

/** The store of a page's log, for these containers. */
export function useLogStore(task: TaskView, containers: readonly string[]): LogStore {
  const [store] = useState(() => createStore(task.address))
  const names = containers.join('\n')
  useEffect(() => store.setContainers(names === '' ? [] : names.split('\n')), [store, names])
  const phases = useMemo(() => toPhaseLines(task), [task])
  useEffect(() => store.setPhases(phases), [store, phases])
  return store
}

/** Reads while the page is open, from the end unless another place was opened before. */
export function useReading(store: LogStore): void {
  useEffect(() => {
    store.begin()
    const wake = () => document.visibilityState === 'visible' && store.wake()
    document.addEventListener('visibilitychange', wake)
    return () => {
      document.removeEventListener('visibilitychange', wake)
      store.end()
    }
  }, [store])
  useWake(store)
}

export const useLogSnapshot = (store: LogStore) =>
  useSyncExternalStore(store.subscribe, store.getSnapshot, store.getSnapshot)

/** Asks again when every query of the page does: after a sign-in, and with a returning connection. */
function useWake(store: LogStore): void {
  useQuery({
    queryKey: ['log-wake', useId()],
    queryFn: async () => {
      store.wake()
      return null
    },
    gcTime: 0,
    refetchOnReconnect: 'always',
  })
}

const createStore = (address: TaskAddress): LogStore =>
  new LogStore({
    ask: (container, from, signal) => askServer(askLogPage(address, container, from), signal),
  })
