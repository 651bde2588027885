import type { Outcome } from '../verdict/verdict.ts'

/** What a pill says: an outcome, with the time before it told apart. */
export type TaskState = Outcome | 'starting' | 'stopping'

export type Tone = 'ok' | 'bad' | 'warn' | 'run' | 'neutral'

export interface StateView {
  label: string
  tone: Tone
}

/** The word and the tone of every state. The word always stands beside the colour. */
export const stateViews = {
  succeeded: { label: 'Succeeded', tone: 'ok' },
  failed: { label: 'Failed', tone: 'bad' },
  'never-started': { label: 'Never started', tone: 'bad' },
  interrupted: { label: 'Interrupted', tone: 'warn' },
  stopped: { label: 'Stopped', tone: 'neutral' },
  stopping: { label: 'Stopping', tone: 'warn' },
  starting: { label: 'Starting', tone: 'run' },
  running: { label: 'Running', tone: 'run' },
  unknown: { label: 'Unknown', tone: 'neutral' },
} satisfies Record<TaskState, StateView>

const starting = new Set(['PROVISIONING', 'PENDING', 'ACTIVATING'])
const stopping = new Set(['DEACTIVATING', 'STOPPING', 'DEPROVISIONING'])

/** Statuses as of the Developer Guide, task lifecycle; any of them may be skipped. */
export function toTaskState(
  outcome: Outcome,
  status: { lastStatus?: string; desiredStatus?: string },
): TaskState {
  if (outcome !== 'running') return outcome
  const last = status.lastStatus ?? ''
  if (status.desiredStatus === 'STOPPED' || stopping.has(last)) return 'stopping'
  return starting.has(last) ? 'starting' : 'running'
}

/** True once nothing can change any more. */
export const isStopped = (lastStatus: string | undefined): boolean =>
  lastStatus === 'STOPPED' || lastStatus === 'DELETED'

/** True while the next change is near: on its way up, or on its way down. */
export const isTransitional = (status: { lastStatus?: string; desiredStatus?: string }): boolean =>
  !isStopped(status.lastStatus) &&
  (status.desiredStatus === 'STOPPED' || status.lastStatus !== 'RUNNING')
