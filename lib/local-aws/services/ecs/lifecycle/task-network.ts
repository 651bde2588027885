import { AwsError } from '../../../world/aws-error.ts'
import { createNetworkInterface, deleteNetworkInterface } from '../../ec2/network-interface.ts'
import type { AttachmentStatus, NetworkInterface } from '../../ec2/ec2-state.ts'
import type { TaskRecord } from '../state/task-record.ts'
import type { WireAttachment } from '../state/wire.ts'
import type { LifecycleContext } from '../timeline/lifecycle-context.ts'

function interfaceOf(record: TaskRecord): WireAttachment | undefined {
  return record.shown.attachments?.find(({ type }) => type === 'ElasticNetworkInterface')
}

export function setAttachmentStatus(record: TaskRecord, status: string): void {
  const attachment = interfaceOf(record)
  if (attachment) attachment.status = status
}

function show(record: TaskRecord, created: NetworkInterface): void {
  const attachment = interfaceOf(record)
  if (!attachment) return
  attachment.details = [
    { name: 'subnetId', value: created.subnetId },
    { name: 'networkInterfaceId', value: created.networkInterfaceId },
    { name: 'macAddress', value: created.macAddress },
    { name: 'privateDnsName', value: created.privateDnsName },
    { name: 'privateIPv4Address', value: created.privateIpAddress },
  ]
  for (const { shown } of record.containers)
    shown.networkInterfaces = [
      { attachmentId: attachment.id ?? '', privateIpv4Address: created.privateIpAddress },
    ]
}

/** The status of an interface in EC2, by the status of its attachment in ECS. */
const interfaceStatuses: Readonly<Record<string, AttachmentStatus>> = {
  CREATED: 'detached',
  ATTACHING: 'attaching',
  ATTACHED: 'attached',
  DETACHING: 'detaching',
  DETACHED: 'detached',
}

/** Gives an awsvpc task its interface. Returns EC2's error code if that fails. */
export function attachNetwork(context: LifecycleContext, record: TaskRecord): string | undefined {
  const { world, accountId, region } = context
  const attachment = interfaceOf(record)
  try {
    const created = createNetworkInterface(world, {
      accountId,
      region,
      subnetId: record.subnetId ?? '',
      groupIds: record.securityGroupIds,
      assignPublicIp: record.assignPublicIp,
      description: `arn:aws:ecs:${region}:${accountId}:attachment/${attachment?.id ?? ''}`,
      attachmentStatus: () => interfaceStatuses[attachment?.status ?? ''] ?? 'attached',
    })
    record.networkInterfaceId = created.networkInterfaceId
    show(record, created)
    setAttachmentStatus(record, 'CREATED')
    return undefined
  } catch (error) {
    if (!(error instanceof AwsError)) throw error
    setAttachmentStatus(record, 'FAILED')
    return error.code
  }
}

export function releaseNetwork(context: LifecycleContext, record: TaskRecord): void {
  setAttachmentStatus(record, 'DELETED')
  if (record.networkInterfaceId)
    deleteNetworkInterface(context.world, context, record.networkInterfaceId)
}
