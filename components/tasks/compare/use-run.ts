'use client'

import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import type { TaskAddress } from '@/lib/aws/arn'
import type { Failure } from '@/lib/result'
import type { ComparedRun } from '@/lib/task-view/compare/compared-run'
import type { TaskAnswer } from '@/lib/task-view/task/task-answer'
import { askServer } from '../../data/ask-server'
import { unwrap } from '../../data/failure-error'
import { askRunInputs, askTask } from '../../data/questions'
import type { KeptQuestion } from '../../data/questions'
import { usePoll } from '../../data/use-poll'
import type { RunSide } from './run-side'

export interface FollowedRun {
  address: TaskAddress
  /** Undefined while nothing is known of it, and where AWS denies it. */
  run?: ComparedRun
  failure?: Failure
}

/** One of two runs, followed to its end. */
export function useRun({ address, answer, inputs, failure }: RunSide): FollowedRun {
  const poll = usePoll(askMaybe(address), answer)
  const task = isWithheld(poll.failure) ? undefined : poll.body?.task
  const asked = askRunInputs(address)
  const query = useQuery({
    queryKey: asked.key,
    queryFn: async ({ signal }) => unwrap(await askServer(asked, signal)),
    // How it was launched doesn't change.
    initialData: inputs,
    staleTime: Infinity,
    enabled: task !== undefined,
    networkMode: 'always',
    retry: false,
  })
  const run = useMemo(() => task && { task, inputs: query.data }, [task, query.data])
  return {
    address,
    run,
    // What the server found counts until the page has asked by itself.
    failure: poll.failure ?? (task ? undefined : failure),
  }
}

/** A page that begins without an answer may get one. */
function askMaybe(address: TaskAddress): KeptQuestion<TaskAnswer | undefined> {
  const { key, url, read } = askTask(address)
  return { key, url, read }
}

/** What AWS denies from now on does not stay on the screen. */
const isWithheld = (failure: Failure | undefined): boolean =>
  failure?.kind === 'forbidden' || failure?.kind === 'rejected'
