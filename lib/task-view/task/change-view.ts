import type { KeptTransition } from '../transitions.ts'
import { toAttachmentType } from './attachment-view.ts'

/** A change of a task as a page tells it. Times are ISO 8601. */
export interface ChangeView {
  /** When it happened, as AWS says; else when it was seen. */
  at: string
  isSeenOnly: boolean
  text: string
  /** What it means for a container that runs. */
  mark?: ContainerMark
  /** The container that ended with it. */
  ended?: string
}

/** Something that happened to a container without ending it for good. */
export interface ContainerMark {
  kind: 'restarted' | 'unhealthy' | 'healthy'
  container: string
  /** How often it was seen to restart until then. */
  restarts?: number
}

/** A period in which nobody could ask about the task. */
export interface Unwatched {
  from: string
  /** Undefined while it goes on. */
  until?: string
}

/** While nobody looks, ECS is asked every five minutes: three missed times are a gap. */
const UNWATCHED_MS = 15 * 60_000

/** A container that restarts each minute has thousands of changes, and a page asks every few seconds. */
export const MOST_CHANGES = 300

/**
 * In the order in which they happened. AWS's clock and that of this server differ, so the changes of
 * one member keep the order in which they were seen.
 */
export function toChangeViews(transitions: readonly KeptTransition[]): ChangeView[] {
  const latest = new Map<string, number>()
  const restarts = new Map<string, number>()
  return transitions
    .map(transition => {
      const { subject, name = '', happenedAt, seenAt } = transition
      const at = happenedAt ?? seenAt
      const member = `${subject} ${name}`
      const orderMs = Math.max(Date.parse(at), latest.get(member) ?? -Infinity)
      latest.set(member, orderMs)
      const isSeenOnly = happenedAt === undefined
      const seen = toMark(transition)
      if (seen?.kind === 'restarted') restarts.set(name, (restarts.get(name) ?? 0) + 1)
      const mark = seen && { ...seen, restarts: restarts.get(name) }
      const text = toText(transition, restarts.get(name) ?? 0)
      return {
        orderMs,
        view: { at, isSeenOnly, text, ...(mark && { mark }), ...toEnded(transition) },
      }
    })
    .sort((one, other) => one.orderMs - other.orderMs)
    .map(({ view }) => view)
}

const healthKinds = new Map<string, ContainerMark['kind']>([
  ['HEALTHY', 'healthy'],
  ['UNHEALTHY', 'unhealthy'],
])

function toMark({ subject, name = '', after }: KeptTransition): ContainerMark | undefined {
  if (subject === 'containers.runtimeId') return { kind: 'restarted', container: name }
  const kind = subject === 'containers.healthStatus' ? healthKinds.get(after) : undefined
  return kind && { kind, container: name }
}

const toEnded = ({ subject, name, after }: KeptTransition): Pick<ChangeView, 'ended'> =>
  subject === 'containers.lastStatus' && after === 'STOPPED' ? { ended: name } : {}

/** @param restarts how often the container was seen to have restarted, this time included */
function toText({ subject, name = '', before, after }: KeptTransition, restarts: number): string {
  const to = before === undefined ? after : `${before} → ${after}`
  switch (subject) {
    case 'lastStatus':
      return `Status ${to}`
    case 'desiredStatus':
      return `Desired status ${to}`
    case 'healthStatus':
      return `Health ${to}`
    case 'containers.lastStatus':
      return `Container ${name} ${to}`
    case 'containers.healthStatus':
      return `Health of container ${name} ${to}`
    case 'containers.runtimeId':
      return `Container ${name} restarted${restarts > 1 ? `, ${toOrdinal(restarts)} time` : ''}`
    case 'attachments.status':
      return `${toAttachmentType(name)} ${to}`
  }
}

const ordinals: Partial<Record<number, string>> = { 1: 'st', 2: 'nd', 3: 'rd' }

/** `3rd`, `11th`, `22nd` */
function toOrdinal(count: number): string {
  const isTeen = Math.floor(count / 10) % 10 === 1
  return `${count}${(isTeen ? undefined : ordinals[count % 10]) ?? 'th'}`
}

/**
 * When nobody watched: no session that may describe the task was signed in, or the server was down.
 *
 * @param current when the task was last seen, and whether something of it can still change
 */
export function toUnwatched(
  transitions: readonly KeptTransition[],
  current: { seenAt: string; isOpen: boolean; nowMs: number },
): Unwatched[] {
  const gaps = new Map<string, Unwatched>()
  for (const { seenBefore, seenAt } of transitions) {
    if (seenBefore && isLong(seenBefore, Date.parse(seenAt)))
      gaps.set(seenAt, { from: seenBefore, until: seenAt })
  }
  const { seenAt, isOpen, nowMs } = current
  if (isOpen && isLong(seenAt, nowMs)) gaps.set('', { from: seenAt })
  return [...gaps.values()]
}

const isLong = (from: string, untilMs: number): boolean => untilMs - Date.parse(from) > UNWATCHED_MS
