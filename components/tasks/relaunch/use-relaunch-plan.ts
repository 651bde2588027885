'use client'

import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { askServer } from '@/components/data/ask-server'
import { toShownFailure, unwrap } from '@/components/data/failure-error'
import { askFamilyRuns, askRelaunch } from '@/components/data/questions'
import type { KeptQuestion } from '@/components/data/questions'
import { useCatalog } from '@/components/data/use-catalog'
import { nameOfArn, splitTaskDefinition } from '@/lib/aws/arn'
import type { TaskAddress } from '@/lib/aws/arn'
import { isMissingDefinition } from '@/lib/aws/ecs/is-missing-definition'
import type { ClusterChoice, DefinitionChoice } from '@/lib/catalog/choices'
import type { Failure } from '@/lib/result'
import { toDefaultValues } from '@/lib/run-task/form/default-values'
import { findProblems } from '@/lib/run-task/rules/find-problems'
import type { Findings } from '@/lib/run-task/rules/find-problems'
import { findCluster } from '@/lib/run-task/rules/loaded-account'
import type { LaunchInput, LaunchValues } from '@/lib/run-task/schema'
import type { FamilyRuns } from '@/lib/task-view/family/family-runs'
import type { RelaunchAnswer } from '@/lib/tracking/relaunch/answer-relaunch.server'

/** A launch that can be made again, judged by the rules that its form would run. */
export interface RelaunchPlan extends RelaunchAnswer {
  /** What the form would hold. */
  input: LaunchInput
  findings: Findings
  /** Absent where it could not be read; then it isn't judged, as in the form. */
  definition?: DefinitionChoice
  cluster?: ClusterChoice
  /** Absent where ECS did not tell. */
  runs?: FamilyRuns
}

interface AskedPlan {
  /** Absent while it is loaded, and after a failure. */
  plan?: RelaunchPlan
  failure?: Failure
  retry: () => void
}

/**
 * How a task was launched, with what the account says about launching it again. It comes whole:
 * nothing changes under the pointer once it is shown.
 */
export function useRelaunchPlan(address: TaskAddress): AskedPlan {
  const { region, accountId } = address
  const { data, error, isFetching, refetch } = useAsked(askRelaunch(address))
  const values = data?.relaunch.values
  const taskDefinition = values?.taskDefinition ?? ''
  const definition = useCatalog('definition', { region, taskDefinition })
  const clusters = useCatalog('clusters', { region })
  const runs = useFamilyRunsOf(region, values)
  const { choices: knownDefinition, failure } = definition
  const isMissing = failure !== undefined && isMissingDefinition(failure)
  const knownClusters = clusters.choices
  const isWhole = !definition.isLoading && !clusters.isLoading && !runs.isFetching
  const plan = useMemo(() => {
    if (!data || !isWhole) return undefined
    const input = toDefaultValues(data.relaunch.values)
    return {
      ...data,
      input,
      findings: findProblems(input, {
        home: { region, accountId },
        clusters: knownClusters,
        definition: knownDefinition,
        missingDefinition: isMissing ? { taskDefinition, region } : undefined,
      }),
      definition: knownDefinition,
      cluster: findCluster(knownClusters, data.relaunch.values.cluster),
      runs: runs.data,
    }
  }, [
    data,
    isWhole,
    region,
    accountId,
    taskDefinition,
    isMissing,
    knownClusters,
    knownDefinition,
    runs.data,
  ])
  return {
    plan,
    failure: isFetching ? undefined : toShownFailure(error),
    retry: () => void refetch(),
  }
}

/** Each dialog asks anew: a revision may be registered, and a task started, at any time. */
const useAsked = <T>(question: KeptQuestion<T>, isAsked = true) =>
  useQuery({
    queryKey: question.key,
    queryFn: async ({ signal }) => unwrap(await askServer(question, signal)),
    enabled: isAsked,
    gcTime: 0,
    staleTime: Infinity,
  })

/** What runs of the family already. A launch doesn't need to know it, so a failure says nothing. */
function useFamilyRunsOf(region: string, values: LaunchValues | undefined) {
  const { family } = splitTaskDefinition(values?.taskDefinition ?? '')
  const cluster = nameOfArn(values?.cluster ?? 'default')
  return useAsked(askFamilyRuns({ region, cluster, family }), family !== '')
}
