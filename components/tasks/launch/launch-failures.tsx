'use client'

import { TitledPanel } from '@/components/ui/titled-panel'
import { explainPlacementFailure } from '@/lib/verdict/explain-placement-failure'
import type { PlacementFailure } from '@/lib/verdict/explain-placement-failure'
import classes from './launch-failures.module.css'

/** `failures[]` of RunTask in AWS's words, alike ones together, with what each means. */
export function LaunchFailures({ failures }: { failures: PlacementFailure[] }) {
  return (
    <TitledPanel title="Not launched">
      <ul className={classes.failures}>
        {groupAlike(failures).map(({ failure: { reason, detail }, arns, count }) => {
          const meaning = explainPlacementFailure(reason, detail)
          return (
            <li key={`${reason}\n${detail ?? ''}`}>
              <strong>{meaning?.title ?? 'ECS refused this task'}</strong>
              {count > 1 && <span className={classes.count}> ×{count}</span>}
              {meaning && (
                <p>
                  {meaning.cause} {meaning.remedy}
                </p>
              )}
              <p className={classes.words}>
                {[reason, detail, ...arns].filter(Boolean).join(' · ')}
              </p>
            </li>
          )
        })}
      </ul>
    </TitledPanel>
  )
}

interface Group {
  failure: PlacementFailure
  arns: string[]
  count: number
}

function groupAlike(failures: PlacementFailure[]): Group[] {
  const groups = new Map<string, Group>()
  for (const failure of failures) {
    const key = `${failure.reason}\n${failure.detail ?? ''}`
    const group = groups.get(key) ?? { failure, arns: [], count: 0 }
    group.count += 1
    if (failure.arn && !group.arns.includes(failure.arn)) group.arns.push(failure.arn)
    groups.set(key, group)
  }
  return [...groups.values()]
}
