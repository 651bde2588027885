import type { Phase, Timeline } from '../timeline.ts'

/** A phase in two runs; undefined where a run doesn't have it. */
export interface PhasePair {
  key: Phase['key']
  a?: PhaseBar
  b?: PhaseBar
}

/** In milliseconds since the start of its run. */
export interface PhaseBar {
  fromMs: number
  toMs: number
  isOngoing: boolean
}

/** The phases of two runs on one scale: both start at 0, and the longer one fills the axis. */
export interface PhasePairs {
  pairs: PhasePair[]
  /** The longer run's duration. At least 1, so that everything has a place on the axis. */
  longestMs: number
}

const order = [
  'provision',
  'pull-wait',
  'pull',
  'unreported',
  'start',
  'run',
  'stop',
  'deprovision',
] as const satisfies readonly Phase['key'][]

/** Undefined where ECS reports no times of either. An ongoing phase goes on until `nowMs`. */
export function toPhasePairs(
  a: Timeline | undefined,
  b: Timeline | undefined,
  nowMs: number,
): PhasePairs | undefined {
  const [own, others] = [toBars(a, nowMs), toBars(b, nowMs)]
  const pairs = order.flatMap((key): PhasePair[] => {
    const [one, other] = [own.get(key), others.get(key)]
    return one || other ? [{ key, ...(one && { a: one }), ...(other && { b: other }) }] : []
  })
  if (pairs.length === 0) return undefined
  const ends = [...own.values(), ...others.values()].map(({ toMs }) => toMs)
  return { pairs, longestMs: Math.max(1, ...ends) }
}

function toBars(timeline: Timeline | undefined, nowMs: number): Map<Phase['key'], PhaseBar> {
  const bars = new Map<Phase['key'], PhaseBar>()
  if (!timeline) return bars
  for (const { key, startMs, endMs, ongoing } of timeline.phases) {
    const toMs = (ongoing ? Math.max(endMs, nowMs) : endMs) - timeline.startMs
    const fromMs = startMs - timeline.startMs
    // What ECS reports no times of can come more than once; it is one period then.
    const before = bars.get(key)
    bars.set(key, { fromMs: before?.fromMs ?? fromMs, toMs, isOngoing: ongoing })
  }
  return bars
}
