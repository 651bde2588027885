import { ClockTime } from '@/components/ui/time/exact-time'
import { PENDING_STOP_MS } from '@/lib/task-view/pending-stop'
import type { PendingStop } from '@/lib/task-view/pending-stop'
import { Note } from '../failure-note'
import classes from '../failure-note.module.css'

/** What the server does about a stop that came before ECS listed the task, and how it ended. */
export function PendingStopNote({ stop }: { stop: PendingStop }) {
  switch (stop.state) {
    case 'open':
      return (
        <Note tone="neutral">
          ECS doesn’t list the task yet. Slipway keeps trying to stop it until{' '}
          <ClockTime iso={stop.until} />.
        </Note>
      )
    case 'given-up':
      return (
        <Note tone="bad">
          Slipway couldn’t stop this task. ECS didn’t list it within {PENDING_STOP_MS / 1000}{' '}
          seconds, until <ClockTime iso={stop.until} />. Try again.
        </Note>
      )
    case 'refused':
      return (
        <Note tone="bad">
          Slipway couldn’t stop this task. {stop.failure?.message}{' '}
          {stop.failure?.detail && <span className={classes.detail}>{stop.failure.detail}</span>}
        </Note>
      )
  }
}
