import type { Task, TaskDefinition, Volume } from '@aws-sdk/client-ecs'
import { readDetail } from './attachment-view.ts'
import { explainVolume } from './volume-kinds.ts'
import type { VolumeKind } from './volume-kinds.ts'

/** A volume of the task definition, and the EBS volume that ECS created for it. */
export interface VolumeView extends VolumeKind {
  name: string
  mounts: { container: string; path: string; isReadOnly: boolean }[]
  /** Of an EBS volume. */
  volumeId?: string
  status?: string
  statusReason?: string
}

/** The definition's volumes, then those of which only an attachment tells. */
export function toVolumeViews(task: Task, definition?: TaskDefinition): VolumeView[] {
  const volumes: Volume[] = definition?.volumes ?? []
  const attached = toAttachedVolumes(task)
  const others = attached.filter(({ name }) => !volumes.some(volume => volume.name === name))
  return [
    ...volumes.map(volume => ({
      name: volume.name ?? 'unnamed',
      ...explainVolume(volume),
      mounts: toMounts(volume.name, definition),
      ...attached.find(({ name }) => name === volume.name),
    })),
    ...others.map(volume => ({
      ...explainVolume({ configuredAtLaunch: true }),
      mounts: [],
      ...volume,
    })),
  ]
}

const toAttachedVolumes = (task: Task) =>
  (task.attachments ?? [])
    .filter(({ type }) => type === 'AmazonElasticBlockStorage')
    .map(attachment => ({
      name: readDetail(attachment, 'volumeName') ?? 'unnamed',
      volumeId: readDetail(attachment, 'volumeId'),
      status: attachment.status,
      statusReason: readDetail(attachment, 'statusReason'),
    }))

const toMounts = (name: string | undefined, definition: TaskDefinition | undefined) =>
  (definition?.containerDefinitions ?? []).flatMap(container =>
    (container.mountPoints ?? [])
      .filter(({ sourceVolume }) => sourceVolume === name)
      .map(({ containerPath = '', readOnly = false }) => ({
        container: container.name ?? 'unnamed',
        path: containerPath,
        isReadOnly: readOnly,
      })),
  )
