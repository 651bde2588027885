import type { Attachment, Container, Task } from '@aws-sdk/client-ecs'

/** One change of a task between two answers of ECS. */
export interface Transition {
  /** The member that changed, as the API names it. */
  subject:
    | 'lastStatus'
    | 'desiredStatus'
    | 'healthStatus'
    | 'containers.lastStatus'
    | 'containers.healthStatus'
    | 'containers.runtimeId'
    | 'attachments.status'
  /** Of the container, or the attachment's type. */
  name?: string
  /** Undefined where nothing was known before. */
  before?: string
  after: string
  /** When it happened, as AWS says; undefined where AWS gives no time of it. */
  happenedAt?: Date
}

/** A change as it is kept. Times are ISO 8601. */
export interface KeptTransition extends Omit<Transition, 'happenedAt'> {
  happenedAt?: string
  /** When ECS was seen to say so. */
  seenAt: string
  /** When the task was last seen before that; undefined for what was seen first. */
  seenBefore?: string
  version: number
}

/**
 * What changed between two answers, the task itself first. A member that the later answer leaves out
 * did not change.
 */
export const toTransitions = (before: Task | undefined, after: Task): Transition[] => [
  ...toChange(
    'lastStatus',
    before?.lastStatus,
    after.lastStatus,
    happenedAt.get(after.lastStatus ?? '')?.(after),
  ),
  ...toChange('desiredStatus', before?.desiredStatus, after.desiredStatus, toDesiredAt(after)),
  ...toChange('healthStatus', before?.healthStatus, after.healthStatus),
  ...(after.containers ?? []).flatMap(container => ofContainer(before, container)),
  ...(after.attachments ?? []).flatMap(attachment => ofAttachment(before, attachment)),
]

function toChange(
  subject: Transition['subject'],
  before: string | undefined,
  after: string | undefined,
  happenedAt?: Date,
): Transition[] {
  return after === undefined || after === before ? [] : [{ subject, before, after, happenedAt }]
}

/** When a task came into its status. Statuses in between have no time of their own. */
const happenedAt = new Map<string, (task: Task) => Date | undefined>([
  ['PROVISIONING', task => task.createdAt],
  ['RUNNING', task => task.startedAt],
  ['DEACTIVATING', task => task.stoppingAt],
  ['STOPPING', task => task.stoppingAt],
  ['STOPPED', task => task.stoppedAt],
])

const toDesiredAt = ({ desiredStatus, createdAt, stoppingAt }: Task): Date | undefined =>
  desiredStatus === 'STOPPED' ? stoppingAt : createdAt

function ofContainer(task: Task | undefined, container: Container): Transition[] {
  const { name } = container
  const before = task?.containers?.find(known => known.name === name)
  const changes = [
    ...toChange('containers.lastStatus', before?.lastStatus, container.lastStatus),
    ...toChange('containers.healthStatus', before?.healthStatus, container.healthStatus),
    // Its first runtime ID is no restart.
    ...(before?.runtimeId
      ? toChange('containers.runtimeId', before.runtimeId, container.runtimeId)
      : []),
  ]
  return changes.map(change => ({ ...change, name }))
}

function ofAttachment(task: Task | undefined, attachment: Attachment): Transition[] {
  const before = task?.attachments?.find(({ id }) => id === attachment.id)
  const [change] = toChange('attachments.status', before?.status, attachment.status)
  return change ? [{ ...change, name: attachment.type }] : []
}
