import type { TaskVolume } from './check-volumes.ts'
import type { WireAttachment } from '../state/wire.ts'

/** The attachment of a new task's managed EBS volume, which ECS has not created yet. */
export function toVolumeAttachment({ name, ebs }: TaskVolume, id: string): WireAttachment {
  const { tagSpecifications, terminationPolicy, ...settings } = ebs
  const members = {
    volumeName: name,
    ...settings,
    ...(tagSpecifications.length > 0
      ? { tagSpecifications: JSON.stringify(tagSpecifications) }
      : {}),
    deleteOnTermination: terminationPolicy?.deleteOnTermination ?? true,
  }
  return {
    id,
    type: 'AmazonElasticBlockStorage',
    status: 'PRECREATED',
    details: Object.entries(members).map(([member, value]) => ({
      name: member,
      value: String(value),
    })),
  }
}
