import type { Container, Task } from '@aws-sdk/client-ecs'
import type { Sentence } from './rules/stop-rules.ts'

export const toReasons = (containers: readonly Container[]): Sentence[] =>
  containers.flatMap(({ name, reason }) =>
    reason ? [{ field: 'containers[].reason', container: name, text: reason }] : [],
  )

/** The task's own reason, and those of its network interface and its volumes. */
export function toTaskSentences({ stoppedReason, attachments = [] }: Task): Sentence[] {
  const ofAttachments: Sentence[] = attachments.flatMap(({ type = '', details = [] }) =>
    details
      .filter(({ name, value }) => name?.toLowerCase() === 'statusreason' && value)
      .map(({ value = '' }) => ({
        field: 'attachments[].details' as const,
        text: toAttachmentText(type, value),
        said: value,
      })),
  )
  return stoppedReason
    ? [{ field: 'stoppedReason', text: stoppedReason }, ...ofAttachments]
    : ofAttachments
}

/** The type says what the sentence is about, which the sentence itself may not. */
const toAttachmentText = (type: string, text: string) =>
  /elasticblock/i.test(type)
    ? `EBS: ${text}`
    : /eni|network/i.test(type)
      ? `network interface: ${text}`
      : text
