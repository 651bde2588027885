import type { Call } from '../../../world/operation.ts'
import { toUuid } from '../state/to-uuid.ts'
import type { ClusterRecord } from '../state/ecs-records.ts'
import type { WireAttachment } from '../state/wire.ts'
import { realismOf } from '../../../realism/realism.ts'
import { ecsOf } from '../state/ecs-state.ts'

/** How long ECS takes to create or remove what managed scaling needs. */
const updateMs = 5_000

function attachmentsOf(call: Call, providerName: string): WireAttachment[] {
  const provider = ecsOf(call).capacityProviders.get(providerName)?.autoScalingGroupProvider
  const id = () => toUuid(call.world.random.hex(32))
  const attachment = (type: string, name: string, value: string): WireAttachment => ({
    id: id(),
    type,
    status: 'CREATED',
    details: [
      { name: 'capacityProviderName', value: providerName },
      { name, value },
    ],
  })
  return [
    ...(provider?.managedScaling?.status === 'ENABLED'
      ? [attachment('as_policy', 'scalingPolicyName', `ECSManagedAutoScalingPolicy-${id()}`)]
      : []),
    ...(provider?.managedDraining === 'ENABLED'
      ? [
          attachment(
            'managed_draining',
            'autoScalingLifecycleHookName',
            'ecs-managed-draining-termination-hook',
          ),
        ]
      : []),
  ]
}

const providerOf = ({ details }: WireAttachment): string | undefined =>
  details?.find(({ name }) => name === 'capacityProviderName')?.value

/**
 * Gives a cluster the attachments of its Auto Scaling providers (API Reference, Cluster): a scaling
 * policy and a draining hook, if the provider manages them. Meanwhile the cluster is
 * UPDATE_IN_PROGRESS, unless changes are visible at once.
 */
export function updateAttachments(call: Call, cluster: ClusterRecord): void {
  const before = cluster.attachments
  const kept = before.filter(one => cluster.capacityProviders.includes(providerOf(one) ?? ''))
  const known = new Set(kept.map(providerOf))
  const added = cluster.capacityProviders
    .filter(name => !known.has(name))
    .flatMap(name => attachmentsOf(call, name))
  cluster.attachments = [...kept, ...added]
  if (added.length === 0 && kept.length === before.length) return
  const { visibilityDelayMs, speed } = realismOf(call.world).settings
  const isInstant = visibilityDelayMs === 0
  cluster.attachmentsReadyAtMs = call.world.clock.now() + (isInstant ? 0 : updateMs / speed)
}

/** The status of a cluster's attachments. Undefined if the cluster never had any. */
export function attachmentsStatusOf(
  cluster: ClusterRecord,
  nowMs: number,
): 'UPDATE_IN_PROGRESS' | 'UPDATE_COMPLETE' | undefined {
  const { attachmentsReadyAtMs: readyAtMs } = cluster
  if (readyAtMs === undefined) return undefined
  return nowMs < readyAtMs ? 'UPDATE_IN_PROGRESS' : 'UPDATE_COMPLETE'
}
