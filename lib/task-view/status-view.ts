import type { Outcome } from '../verdict/verdict.ts'

/** What a pill shows: an outcome, or how far a running task has come. */
export type TaskState = Outcome | 'starting' | 'stopping'

export type Tone = 'ok' | 'bad' | 'warn' | 'run' | 'neutral'

export interface StateView {
  label: string
  tone: Tone
}

/**
 * The label and the tone of every state, in the order in which states are named and drawn. The label
 * is always shown beside the color.
 */
export const stateViews = {
  starting: { label: 'Starting', tone: 'run' },
  running: { label: 'Running', tone: 'run' },
  stopping: { label: 'Stopping', tone: 'warn' },
  succeeded: { label: 'Succeeded', tone: 'ok' },
  failed: { label: 'Failed', tone: 'bad' },
  'never-started': { label: 'Never started', tone: 'bad' },
  interrupted: { label: 'Interrupted', tone: 'warn' },
  stopped: { label: 'Stopped', tone: 'neutral' },
  unknown: { label: 'Unknown', tone: 'neutral' },
} satisfies Record<TaskState, StateView>

const starting = new Set(['PROVISIONING', 'PENDING', 'ACTIVATING'])
const stopping = new Set(['DEACTIVATING', 'STOPPING', 'DEPROVISIONING'])

/** ECS may skip any of the statuses (Developer Guide, "Task lifecycle"). */
export function toTaskState(
  outcome: Outcome,
  status: { lastStatus?: string; desiredStatus?: string },
): TaskState {
  if (outcome !== 'running') return outcome
  const last = status.lastStatus ?? ''
  if (status.desiredStatus === 'STOPPED' || stopping.has(last)) return 'stopping'
  return starting.has(last) ? 'starting' : 'running'
}

/** After these nothing can change any more. */
export const stoppedStatuses = ['STOPPED', 'DELETED']

export const isStopped = (lastStatus: string | undefined): boolean =>
  stoppedStatuses.includes(lastStatus ?? '')

/** Whether the task is starting or stopping, so that it changes soon. */
export const isTransitional = (status: { lastStatus?: string; desiredStatus?: string }): boolean =>
  !isStopped(status.lastStatus) &&
  (status.desiredStatus === 'STOPPED' || status.lastStatus !== 'RUNNING')
