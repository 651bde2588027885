'use client'

import { useLaunchStore } from './launch-context'
import { isWrong } from './launch-store'

/**
 * How many fields of a part of the form are wrong, and how many are only to do until a launch is
 * tried. Together they are the part's share of what the Launch button counts.
 */
export function useProblemCounts(isHere: (path: string) => boolean) {
  const total = useLaunchStore(
    ({ findings }) =>
      findings.problems.filter(({ path, severity }) => severity === 'error' && isHere(path)).length,
  )
  const wrong = useLaunchStore(
    ({ findings, wasTried }) =>
      findings.problems.filter(problem => isWrong(problem, wasTried) && isHere(problem.path))
        .length,
  )
  return { wrong, open: total - wrong }
}
