import type { Task } from '@aws-sdk/client-ecs'

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

export type PhaseKey = 'provision' | 'pull' | 'start' | 'run' | 'stop' | 'deprovision'

export interface Phase {
  key: PhaseKey
  startMs: number
  /** For the ongoing phase: the last known moment of the task. A page's clock goes on from there. */
  endMs: number
  ongoing: boolean
}

export interface Timeline {
  startMs: number
  endMs: number
  ongoing: boolean
  phases: Phase[]
}

type Span = [key: PhaseKey, start: number | undefined, ends: (number | undefined)[]]

/** The first known end of each phase. No order of the moments is assumed. */
function toSpans(m: TaskMoments): Span[] {
  const ends = [m.stoppingAt, m.executionStoppedAt].filter(at => at !== undefined)
  const endBegins = ends.length > 0 ? Math.min(...ends) : undefined
  const endEnds = ends.length > 1 ? Math.max(...ends) : undefined
  const down = [endBegins, m.stoppedAt]
  return [
    ['provision', m.createdAt, [m.connectivityAt, m.pullStartedAt, m.startedAt, ...down]],
    ['pull', m.pullStartedAt, [m.pullStoppedAt, m.startedAt, ...down]],
    ['start', m.pullStoppedAt, [m.startedAt, ...down]],
    ['run', m.startedAt, down],
    ['stop', endBegins, endEnds === undefined && m.stoppedAt !== undefined ? [] : [endEnds]],
    ['deprovision', endEnds ?? (m.stoppedAt === undefined ? undefined : endBegins), [m.stoppedAt]],
  ]
}

/**
 * How long each phase of a task took. A phase that ECS reports no time of is missing. The last phase
 * is open until the task stops. Every phase is within the timeline, and none is negative.
 */
export function toTimeline(moments: TaskMoments): Timeline | undefined {
  const known = taskMoments.flatMap(name => moments[name] ?? [])
  if (known.length === 0) return undefined
  const ongoing = moments.stoppedAt === undefined
  const startMs = Math.min(...known)
  const endMs = Math.max(...known)
  const phases = toSpans(moments).flatMap(([key, start, ends]): Phase[] => {
    if (start === undefined) return []
    const end = ends.find(at => at !== undefined)
    if (end !== undefined) {
      return [{ key, startMs: start, endMs: Math.max(start, end), ongoing: false }]
    }
    return ongoing ? [{ key, startMs: start, endMs, ongoing: true }] : []
  })
  return { startMs, endMs, ongoing, phases: keepLastOpen(phases) }
}

/** Only the latest phase can be ongoing. The end of an earlier open phase is unknown. */
function keepLastOpen(phases: Phase[]): Phase[] {
  const last = phases.findLast(phase => phase.ongoing)
  return phases.filter(phase => !phase.ongoing || phase === last)
}
