'use client'

import { useQuery } from '@tanstack/react-query'
import type { Failure } from '@/lib/result'
import type { PreflightCheck } from '@/lib/preflight/facts/preflight-check'
import type { LaunchValues } from '@/lib/run-task/schema'
import { askServer } from '../../data/ask-server'
import { toShownFailure, unwrap } from '../../data/failure-error'
import { askPreflight, toPreflightKey } from '../../data/questions'
import { isEqual } from '../form-state/is-equal'
import { useFound, useLaunchContext } from '../form-state/launch-context'

interface KeptAnswer {
  checks: PreflightCheck[]
  /** What the form held. */
  checked: LaunchValues
  at: string
}

export interface Preflight {
  /** The last answer; a run that fails leaves it. */
  answer?: KeptAnswer
  failure?: Failure
  isRunning: boolean
  /** Whether the form has changed in a way that the checks look at. */
  isChanged: boolean
  run: () => void
}

/** The preflight of the form as it stands when it is run. The answer outlives its tab. */
export function usePreflight(): Preflight {
  const { region, store } = useLaunchContext()
  const { data, error, isFetching, refetch } = useQuery<KeptAnswer>({
    queryKey: toPreflightKey(region),
    queryFn: ({ signal }) => runPreflight(region, store.getCurrent().findings.launch, signal),
    enabled: false,
    staleTime: Infinity,
  })
  const checked = data?.checked
  const isChanged = useFound(
    ({ launch }) => checked !== undefined && !isEqual(checked, toCheckedValues(launch)),
  )
  return {
    answer: data,
    failure: isFetching ? undefined : toShownFailure(error),
    isRunning: isFetching,
    isChanged,
    run: () => void refetch(),
  }
}

async function runPreflight(
  region: string,
  launch: LaunchValues,
  signal: AbortSignal,
): Promise<KeptAnswer> {
  const values = toCheckedValues(launch)
  const { checks } = unwrap(await askServer(askPreflight(region, values), signal))
  return { checks, checked: values, at: new Date().toISOString() }
}

/**
 * What the checks look at. Commands and variables are not, so their values stay on the page; nor
 * are the rows that the form makes by itself for the containers of a definition.
 */
const toCheckedValues = (launch: LaunchValues): LaunchValues => ({
  ...launch,
  overrides: {
    ...launch.overrides,
    containerOverrides: launch.overrides.containerOverrides
      .map(container => ({ ...container, command: undefined, environment: [] }))
      .filter(isSizeOrFile),
  },
})

const isSizeOrFile = (container: LaunchValues['overrides']['containerOverrides'][number]) =>
  container.cpu !== undefined ||
  container.memory !== undefined ||
  container.memoryReservation !== undefined ||
  container.environmentFiles.length > 0
