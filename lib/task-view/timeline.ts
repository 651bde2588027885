import type { Task } from '@aws-sdk/client-ecs'
import { putInOrder } from './in-order.ts'

/** The times of a task that ECS reports, in their usual order, which is not guaranteed. */
export const taskMoments = [
  'createdAt',
  'connectivityAt',
  'pullStartedAt',
  'pullStoppedAt',
  'startedAt',
  'stoppingAt',
  'executionStoppedAt',
  'stoppedAt',
] as const

export type TaskMoment = (typeof taskMoments)[number]

/** Epoch milliseconds. Any may be missing. */
export type TaskMoments = Partial<Record<TaskMoment, number>>

/** Times are `Date` in the SDK's answer, and text in a state that was stored as JSON. */
export function toMoments(task: Task): TaskMoments {
  const moments: TaskMoments = {}
  for (const name of taskMoments) {
    const at: Date | string | undefined = task[name]
    const ms = at === undefined ? NaN : new Date(at).getTime()
    if (Number.isFinite(ms)) moments[name] = ms
  }
  return moments
}

/** What ECS reports both ends of, as a rule. */
export type PhaseKey = 'provision' | 'pull' | 'start' | 'run' | 'stop' | 'deprovision'

/**
 * What lies between phases.
 * - `pull-wait`: the network is ready, and the image isn't pulled yet.
 * - `unreported`: ECS reports no times of what happened, or not all of them.
 */
export type GapKey = 'pull-wait' | 'unreported'

export interface Phase {
  key: PhaseKey | GapKey
  startMs: number
  /** For the ongoing phase: the last known moment of the task. A page's clock goes on from there. */
  endMs: number
  ongoing: boolean
  /** The times that ECS doesn't report, for what is `unreported`. */
  missing?: TaskMoment[]
}

/** In epoch milliseconds. */
export interface Timeline {
  startMs: number
  endMs: number
  ongoing: boolean
  /** Phases and gaps from the start to the end, each from where the one before ends. */
  phases: Phase[]
  /** ECS reports no end, and there is none to come: `endMs` is when the task was seen last. */
  isEndUnknown: boolean
  /** Times that ECS reports in an impossible order are moved to where they are possible. */
  isReordered: boolean
}

/** Where phases begin and end, in the order in which that happens. */
const boundaryNames = [
  'createdAt',
  'connectivityAt',
  'pullStartedAt',
  'pullStoppedAt',
  'startedAt',
  'endBegins',
  'endEnds',
  'stoppedAt',
] as const

type Boundary = (typeof boundaryNames)[number]

interface BoundaryAt {
  name: Boundary
  ms: number
}

/** What begins at a boundary. */
const phaseAfter = {
  createdAt: 'provision',
  connectivityAt: 'pull-wait',
  pullStartedAt: 'pull',
  pullStoppedAt: 'start',
  startedAt: 'run',
  endBegins: 'stop',
  endEnds: 'deprovision',
} satisfies Record<Exclude<Boundary, 'stoppedAt'>, PhaseKey | GapKey>

const pullMoments = ['pullStartedAt', 'pullStoppedAt'] as const

/**
 * A task’s time from its creation to its end, in phases and gaps that cover it without overlap. The
 * last phase is open until the task stops.
 *
 * @param lastSeenMs of a task that ECS reports no end of though it is over: it is drawn until then
 */
export function toTimeline(moments: TaskMoments, lastSeenMs?: number): Timeline | undefined {
  const reported = toBoundaries(moments)
  const times = putInOrder(reported.map(({ ms }) => ms))
  const boundaries = reported.map(({ name, ms }, index) => ({ name, ms: times[index] ?? ms }))
  const [first, last] = [boundaries[0], boundaries.at(-1)]
  if (!first || !last) return undefined
  const isEndKnown = last.name === 'stoppedAt'
  const ongoing = !isEndKnown && lastSeenMs === undefined
  const endMs = isEndKnown ? last.ms : Math.max(last.ms, lastSeenMs ?? last.ms)
  const ends = [...boundaries.slice(1), ...(isEndKnown ? [] : [{ name: undefined, ms: endMs }])]
  return {
    startMs: first.ms,
    endMs,
    ongoing,
    phases: ends.flatMap((end, index) => {
      const start = boundaries[index]
      return start ? toPhase(start, end, { moments, ongoing }) : []
    }),
    isEndUnknown: !isEndKnown && !ongoing,
    isReordered: reported.some(({ ms }, index) => ms !== times[index]),
  }
}

/** Either of `stoppingAt` and `executionStoppedAt` may come first: a container may end by itself. */
function toBoundaries(moments: TaskMoments): BoundaryAt[] {
  const { stoppingAt, executionStoppedAt, ...others } = moments
  const ends = [stoppingAt, executionStoppedAt].filter(ms => ms !== undefined)
  const times: Partial<Record<Boundary, number>> = {
    ...others,
    endBegins: ends.length > 0 ? Math.min(...ends) : undefined,
    endEnds: ends.length > 1 ? Math.max(...ends) : undefined,
  }
  return boundaryNames.flatMap(name => {
    const ms = times[name]
    return ms === undefined ? [] : [{ name, ms }]
  })
}

interface Whole {
  moments: TaskMoments
  ongoing: boolean
}

/** What is between two known times; none where that is a gap of no length. */
function toPhase(
  start: BoundaryAt,
  end: { name: Boundary | undefined; ms: number },
  { moments, ongoing }: Whole,
): Phase[] {
  if (start.name === 'stoppedAt') return []
  const isOpen = ongoing && end.name === undefined
  const times = { startMs: start.ms, endMs: end.ms, ongoing: isOpen }
  const missing = toMissing(start.name, end.name, moments)
  const key = missing.length > 0 ? 'unreported' : toKey(start.name, end.name)
  if (isGap(key) && start.ms === end.ms && !isOpen) return []
  return [missing.length > 0 ? { key, ...times, missing } : { key, ...times }]
}

export const isGap = (key: PhaseKey | GapKey): key is GapKey =>
  key === 'pull-wait' || key === 'unreported'

/** With one time of the stop alone, what is known is when the containers had ended. */
const toKey = (start: Exclude<Boundary, 'stoppedAt'>, end: Boundary | undefined) =>
  start === 'endBegins' && end === 'stoppedAt' ? 'deprovision' : phaseAfter[start]

/** The times of the pull that lie between these two and that ECS doesn't report. */
function toMissing(start: Boundary, end: Boundary | undefined, moments: TaskMoments): TaskMoment[] {
  const isPulled = end === 'pullStoppedAt' || end === 'startedAt'
  const isBefore = start === 'createdAt' || start === 'connectivityAt' || start === 'pullStartedAt'
  if (!isPulled || !isBefore) return []
  return pullMoments.filter(name => moments[name] === undefined)
}
