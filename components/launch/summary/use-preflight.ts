'use client'

import { useQuery } from '@tanstack/react-query'
import { fail } from '@/lib/result'
import type { Failure, Result } from '@/lib/result'
import type { PreflightAnswer, PreflightCheck } from '@/lib/preflight/facts/preflight-check'
import type { LaunchValues } from '@/lib/run-task/schema'
import { isEqual } from '../form-state/is-equal'
import { useFound, useLaunchContext } from '../form-state/launch-context'

interface KeptAnswer {
  checks: PreflightCheck[]
  /** What the form held. */
  asked: LaunchValues
  at: string
}

export interface Preflight {
  /** The last answer; a run that fails leaves it. */
  answer?: KeptAnswer
  failure?: Failure
  isRunning: boolean
  /** Whether the form asks for something else than what was checked. */
  isChanged: boolean
  run: () => void
}

/** The preflight of the form as it stands when it is run. The answer outlives its tab. */
export function usePreflight(): Preflight {
  const { region, store } = useLaunchContext()
  const { data, error, isFetching, refetch } = useQuery<KeptAnswer, PreflightError>({
    queryKey: ['preflight', region],
    queryFn: ({ signal }) => askPreflight(region, store.getState().findings.launch, signal),
    enabled: false,
    staleTime: Infinity,
  })
  const asked = data?.asked
  const isChanged = useFound(
    ({ launch }) => asked !== undefined && !isEqual(asked, toAskedValues(launch)),
  )
  return {
    answer: data,
    failure: isFetching ? undefined : error?.failure,
    isRunning: isFetching,
    isChanged,
    run: () => void refetch(),
  }
}

class PreflightError extends Error {
  failure: Failure
  constructor(failure: Failure) {
    super(failure.message)
    this.failure = failure
  }
}

async function askPreflight(
  region: string,
  launch: LaunchValues,
  signal: AbortSignal,
): Promise<KeptAnswer> {
  const values = toAskedValues(launch)
  const answer = await postPreflight({ region, values }, signal)
  if (!answer.ok) throw new PreflightError(answer.failure)
  return {
    checks: answer.value.checks,
    asked: values,
    at: new Date().toISOString(),
  }
}

async function postPreflight(body: object, signal: AbortSignal): Promise<Result<PreflightAnswer>> {
  try {
    const response = await fetch('/api/preflight', {
      method: 'POST',
      signal,
      headers: { 'content-type': 'application/json', accept: 'application/json' },
      body: JSON.stringify(body),
    })
    return trustAnswer(await response.json())
  } catch (cause) {
    if (signal.aborted) throw cause
    return fail({ kind: 'unreachable', message: 'Slipway did not respond. Check the connection.' })
  }
}

/** Both ends are one build: the route handler answers with a `Result` of the same type. */
const trustAnswer = (answer: unknown) => answer as Result<PreflightAnswer>

/**
 * What the checks look at. Commands and variables are not, so their values stay on the page; nor
 * are the rows that the form makes by itself for the containers of a definition.
 */
const toAskedValues = (launch: LaunchValues): LaunchValues => ({
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
