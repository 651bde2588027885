import type { TaskRecord } from '../state/task-record.ts'
import type { WireAttachment } from '../state/wire.ts'
import type { LifecycleContext } from '../timeline/lifecycle-context.ts'

function volumesOf(record: TaskRecord): WireAttachment[] {
  return (record.shown.attachments ?? []).filter(({ type }) => type === 'AmazonElasticBlockStorage')
}

/** Creates the volumes of a task that has a place to run; those that it has stay. */
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

/** By default a volume is deleted with its task; otherwise it stays, in the account. */
export function releaseVolumes(record: TaskRecord): void {
  for (const attachment of volumesOf(record)) {
    const policy = attachment.details?.find(({ name }) => name === 'deleteOnTermination')
    attachment.status = policy?.value === 'false' ? 'DETACHED' : 'DELETED'
  }
}
