'use client'

import { keepPreviousData, useQuery, useQueryClient } from '@tanstack/react-query'
import { askServer } from '@/components/data/ask-server'
import { askTaskNetwork } from '@/components/data/questions'
import type { Failure, Result } from '@/lib/result'
import type { NetworkAnswer } from '@/lib/task-view/task/network-answer'
import type { NetworkView } from '@/lib/task-view/task/network-view'
import type { TaskView } from '@/lib/task-view/task/task-view'

export interface TaskNetwork {
  /** Absent while it is loaded and after a failure. */
  network?: NetworkAnswer
  failure?: Failure
  isLoading: boolean
  retry: () => void
}

/**
 * Names and addresses of a task's network. EC2 is asked when the page opens and again when an
 * interface was attached, never with every poll. What was known of an interface stays when it goes.
 */
export function useTaskNetwork({
  address,
  networks,
  containerInstanceArn,
}: Pick<TaskView, 'address' | 'networks' | 'containerInstanceArn'>): TaskNetwork {
  const client = useQueryClient()
  const question = askTaskNetwork(address)
  const ids = networks.map(({ networkInterfaceId = '' }) => networkInterfaceId).join()
  const toKey = (stage: Stage) => [...question.key, ids, stage]
  const stage = toStage(networks)
  const { data, isFetching, refetch } = useQuery<Result<NetworkAnswer>>({
    queryKey: toKey(stage),
    queryFn: async ({ signal }) => (await askServer(question, signal)).result,
    initialData: () =>
      stage === 'gone' ? client.getQueryData<Result<NetworkAnswer>>(toKey('there')) : undefined,
    placeholderData: keepPreviousData,
    enabled: networks.length > 0 || containerInstanceArn !== undefined,
    staleTime: Infinity,
    refetchInterval: ({ state }) => (isUnanswered(state.data) ? RETRY_MS : false),
    networkMode: 'always',
    retry: false,
  })
  return {
    network: data?.ok ? data.value : undefined,
    failure: data && !data.ok ? data.failure : undefined,
    isLoading: isFetching && !data?.ok,
    retry: () => void refetch(),
  }
}

/** The page goes on asking about the task meanwhile, and says that nobody responds. */
const RETRY_MS = 10_000

/** Slipway itself did not respond, so that nobody has asked EC2. */
const isUnanswered = (answer: Result<unknown> | undefined): boolean =>
  answer?.ok === false && answer.failure.kind === 'unreachable'

type Stage = 'coming' | 'there' | 'gone'

function toStage(networks: readonly NetworkView[]): Stage {
  const stages = networks.map(({ status }) => STAGES.get(status) ?? 'coming')
  if (stages.includes('coming')) return 'coming'
  return stages.includes('there') ? 'there' : 'gone'
}

/** The states of an attachment (API Reference, Attachment) in which its interface has its addresses. */
const STAGES = new Map<string, Stage>([
  ['ATTACHED', 'there'],
  ['DETACHING', 'there'],
  ['DETACHED', 'there'],
  ['DELETED', 'gone'],
])
