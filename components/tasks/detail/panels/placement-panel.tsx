import type { TaskView } from '@/lib/task-view/task/task-view'
import { FactList } from '@/components/ui/fact-list'
import type { Fact } from '@/components/ui/fact-list'
import { TitledPanel } from '@/components/ui/titled-panel'
import { toCopy } from '../copied-id'

/** Where the task runs, on what, and what ECS does with it there. */
export function PlacementPanel({ task }: { task: TaskView }) {
  const { placement, connectivity, healthStatus, group, enableExecuteCommand } = task
  return (
    <TitledPanel title="Placement">
      <FactList
        facts={[
          { label: 'Cluster', value: placement.cluster },
          { label: 'Provider', value: placement.capacityProviderName },
          { label: 'Launch type', value: placement.launchType },
          { label: 'Instance', value: placement.containerInstanceId, isMono: true },
          { label: 'Zone', value: placement.availabilityZone },
          { label: 'Platform', value: placement.platform },
          { label: 'Architecture', value: placement.architecture },
          { label: 'Size', value: placement.size },
          ...toStorageFacts(placement),
          {
            label: 'Accelerators',
            value: placement.accelerators.join(', '),
          },
          { label: 'Network mode', value: placement.networkMode },
          { label: 'Group', value: group },
          { label: 'Connectivity', value: connectivity?.toLowerCase() },
          // UNKNOWN is what ECS says of a task without a health check.
          {
            label: 'Health',
            value: healthStatus === 'UNKNOWN' ? undefined : healthStatus?.toLowerCase(),
          },
          { label: 'ECS Exec', value: enableExecuteCommand ? 'on' : 'off' },
          {
            label: 'Fault injection',
            value: task.hasFaultInjection
              ? 'on: AWS Fault Injection Service may disturb this task'
              : undefined,
          },
        ]}
      />
    </TitledPanel>
  )
}

/** Fargate tells what it provided, which is what was asked for or the default. */
function toStorageFacts({ ephemeralStorageGiB, fargateStorage }: TaskView['placement']): Fact[] {
  const { sizeInGiB, kmsKeyId } = fargateStorage ?? {}
  const isSame = sizeInGiB === undefined || sizeInGiB === ephemeralStorageGiB
  const toGiB = (size: number | undefined) => size !== undefined && `${size} GiB`
  return [
    { label: 'Storage', value: toGiB(ephemeralStorageGiB ?? sizeInGiB) || undefined },
    {
      label: 'Provided',
      value: (!isSame && ephemeralStorageGiB !== undefined && toGiB(sizeInGiB)) || undefined,
    },
    { label: 'Storage key', value: toCopy('KMS key of the storage', kmsKeyId) },
  ]
}
