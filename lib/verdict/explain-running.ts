import type { Task } from '@aws-sdk/client-ecs'
import { guides } from './rules/guide.ts'
import type { Guide } from './rules/guide.ts'
import type { Evidence, RawStop, Verdict } from './verdict.ts'

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
  const doubt = toDoubt(task)
  return {
    outcome: 'running',
    category: isStarting ? 'Starting' : 'Running',
    title: isStarting ? 'Starting' : 'Running',
    cause:
      doubt?.cause ??
      (isStarting ? `ECS reports ${status}.` : 'ECS reports its containers as running.'),
    remedy: doubt?.remedy ?? '',
    guide: doubt && guides[doubt.guide],
    evidence: [{ field: 'lastStatus', sentence: status }, ...(doubt ? [doubt.evidence] : [])],
    raw,
  }
}

interface Doubt {
  cause: string
  remedy: string
  guide: Guide
  evidence: Evidence
}

/** What ECS says of a task that runs, and that a person has to know. */
function toDoubt({ connectivity, healthStatus, connectivityAt }: Task): Doubt | undefined {
  // A task that starts has not been connected yet.
  if (connectivity === 'DISCONNECTED' && connectivityAt !== undefined) {
    return {
      cause:
        'The ECS agent of its host is disconnected, so this status may be old. Agents usually reconnect on their own.',
      remedy: 'Wait a few minutes. If it stays so, check the instance and its agent.',
      guide: 'agent',
      evidence: { field: 'connectivity', sentence: connectivity },
    }
  }
  if (healthStatus !== 'UNHEALTHY') return undefined
  return {
    cause:
      'The health check of an essential container fails. ECS doesn’t stop a standalone task for that.',
    remedy: 'Read its log. Stop the task if it can’t recover.',
    guide: 'healthCheck',
    evidence: { field: 'healthStatus', sentence: healthStatus },
  }
}
