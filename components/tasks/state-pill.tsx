import { stateViews } from '@/lib/task-view/status-view'
import type { TaskState, Tone } from '@/lib/task-view/status-view'
import classes from './state-pill.module.css'

/** A dot, a colour and always the word. */
export function TonePill({ tone, children }: { tone: Tone; children: string }) {
  return (
    <span className={classes.pill} data-tone={tone}>
      {children}
    </span>
  )
}

export function StatePill({ state }: { state: TaskState }) {
  const { label, tone } = stateViews[state]
  return <TonePill tone={tone}>{label}</TonePill>
}
