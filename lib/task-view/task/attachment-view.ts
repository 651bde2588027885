import type { Attachment, Task } from '@aws-sdk/client-ecs'

/** What ECS attached to a task: a network interface, an EBS volume, or a service of its own. */
export interface AttachmentView {
  id?: string
  /** In words where it is known, else as ECS writes it. */
  type: string
  /** ATTACHED, DELETED and so on, as ECS writes it. */
  status: string
  /** Why it failed, as AWS says. */
  statusReason?: string
  details: { name: string; value: string }[]
}

const typeTexts: Partial<Record<string, string>> = {
  ElasticNetworkInterface: 'Network interface',
  eni: 'Network interface',
  AmazonElasticBlockStorage: 'EBS volume',
  'Service Connect': 'Service Connect',
}

export const toAttachmentType = (type: string): string =>
  (Object.hasOwn(typeTexts, type) ? typeTexts[type] : undefined) ?? type

export const toAttachmentViews = (task: Task): AttachmentView[] =>
  (task.attachments ?? []).map(attachment => ({
    id: attachment.id,
    type: toAttachmentType(attachment.type ?? 'Attachment'),
    status: attachment.status ?? 'UNKNOWN',
    statusReason: readDetail(attachment, 'statusReason'),
    details: (attachment.details ?? []).map(({ name = '', value = '' }) => ({ name, value })),
  }))

export const readDetail = ({ details }: Attachment, name: string): string | undefined =>
  details?.find(detail => detail.name === name)?.value
