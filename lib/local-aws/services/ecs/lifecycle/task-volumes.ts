import type { TaskRecord } from '../state/task-record.ts'
import type { WireAttachment } from '../state/wire.ts'
import type { LifecycleContext } from '../timeline/lifecycle-context.ts'

function volumesOf(record: TaskRecord): WireAttachment[] {
  return (record.shown.attachments ?? []).filter(({ type }) => type === 'AmazonElasticBlockStorage')
}

/** Creates the volumes of a task that has capacity, unless they exist. */
export function attachVolumes(context: LifecycleContext, record: TaskRecord): void {
  for (const attachment of volumesOf(record)) {
    if (attachment.status !== 'PRECREATED') continue
    attachment.status = 'ATTACHING'
    const value = `vol-0${context.world.random.hex(16)}`
    attachment.details?.unshift({ name: 'volumeId', value })
  }
}

export function setVolumeStatus(record: TaskRecord, status: 'ATTACHED' | 'DETACHING'): void {
  for (const attachment of volumesOf(record)) attachment.status = status
}

/**
 * Releases the volumes of a stopped task. By default they are deleted. Otherwise they stay in the
 * account.
 */
export function releaseVolumes(record: TaskRecord): void {
  for (const attachment of volumesOf(record)) {
    const policy = attachment.details?.find(({ name }) => name === 'deleteOnTermination')
    attachment.status = policy?.value === 'false' ? 'DETACHED' : 'DELETED'
  }
}
