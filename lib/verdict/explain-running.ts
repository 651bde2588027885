import type { Task } from '@aws-sdk/client-ecs'
import type { RawStop, Verdict } from './verdict.ts'

const stopping = new Set(['DEACTIVATING', 'STOPPING', 'DEPROVISIONING'])
const starting = new Set(['PROVISIONING', 'PENDING', 'ACTIVATING'])

/** A task that is not STOPPED yet: its status, and why it is stopping. */
export function explainRunning(task: Task, raw: RawStop): Verdict {
  const status = task.lastStatus ?? ''
  if (task.desiredStatus === 'STOPPED' || stopping.has(status)) {
    const reason = raw.stoppedReason
    return {
      outcome: 'running',
      category: 'Stopping',
      title: raw.stopCode === 'UserInitiated' ? 'Stopping on request' : 'Stopping',
      cause: reason
        ? `It was asked to stop: ${reason}`
        : 'It was asked to stop and is shutting down.',
      remedy: '',
      evidence: reason ? [{ field: 'stoppedReason', sentence: reason }] : [],
      raw,
    }
  }
  const isStarting = starting.has(status)
  return {
    outcome: 'running',
    category: isStarting ? 'Starting' : 'Running',
    title: isStarting ? 'Starting' : 'Running',
    cause: isStarting ? `ECS reports ${status}.` : 'ECS reports its containers as running.',
    remedy: '',
    evidence: [{ field: 'lastStatus', sentence: status }],
    raw,
  }
}
