'use client'

import type { FamilyRuns } from '@/lib/task-view/family/family-runs'
import { useClock } from '@/components/ui/time/clock'
import { toRunningText, toSessionText } from './family-notes'
import classes from './before-launch-notes.module.css'
import { useLaunchCatalogs } from '../form-state/launch-catalogs'

/** What to know of the family before the click. It never blocks, and is silent where nobody knows. */
export function BeforeLaunchNotes() {
  const { familyRuns: runs } = useLaunchCatalogs()
  return (
    <div className={classes.notes} role="group" aria-label="Before the launch">
      {runs && <Running runs={runs} />}
      {runs?.usualMs !== undefined && <SessionEnd runs={runs} />}
    </div>
  )
}

function Running({ runs }: { runs: FamilyRuns }) {
  const text = toRunningText(runs)
  return (
    text && (
      <p className={classes.note} role="status">
        {text}
      </p>
    )
  )
}

/** Alone, as it looks at the clock; the answer it needs is never there on the server. */
function SessionEnd({ runs }: { runs: FamilyRuns }) {
  const text = useClock(nowMs => toSessionText(runs, nowMs) ?? '')
  return text && <p className={classes.note}>{text}</p>
}
