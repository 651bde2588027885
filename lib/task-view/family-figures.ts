import type { Outcome } from '../verdict/verdict.ts'
import type { FamilyRun } from './family-run.ts'
import { toQuantile } from './run-duration.ts'

/** The figures are of today and the days before it, in UTC. */
export const FAMILY_DAYS = 90

/** So many of the newest runs are drawn one by one. */
const DRAWN_RUNS = 24

const DAY_MS = 86_400_000

/** What a family's runs come to, as JSON carries it. Times are ISO 8601. */
export interface FamilyFigures {
  runs: number
  /** Of them, those that have not ended. */
  running: number
  byEventBridge: number
  /** Of the runs that ended well or badly, the part that succeeded. Undefined if there are none. */
  successRate?: number
  /** Of the runs that ended by themselves. Undefined if there are none. */
  medianMs?: number
  p95Ms?: number
  lastFailure?: { at: string; title: string; href: string }
  /** The newest runs, oldest first. */
  recent: FamilyRun[]
  /** Every day, oldest first. */
  days: DayCounts[]
  /** The most frequent first. */
  reasons: FailureReason[]
}

export type OutcomeCounts = Partial<Record<Outcome, number>>

export interface DayCounts {
  /** `2026-11-30`, in UTC. */
  day: string
  counts: OutcomeCounts
}

/** The runs that ended with one verdict. */
export interface FailureReason {
  title: string
  count: number
  /** When the newest of them ended, and its page. */
  lastAt: string
  href: string
}

/**
 * Whether a run was to do something and didn't. One that a person stopped counts neither as a success
 * nor as a failure.
 */
export const isUnsuccessful = (outcome: Outcome): boolean =>
  outcome === 'failed' || outcome === 'never-started' || outcome === 'interrupted'

/** Begin of the first day that counts, epoch milliseconds. */
export const toFirstDayMs = (nowMs: number): number =>
  Math.floor(nowMs / DAY_MS) * DAY_MS - (FAMILY_DAYS - 1) * DAY_MS

/** @param runs of `FAMILY_DAYS`, in any order */
export function toFamilyFigures(runs: readonly FamilyRun[], nowMs: number): FamilyFigures {
  const ordered = [...runs].sort(
    (one, other) => compare(one.createdAt, other.createdAt) || compare(one.href, other.href),
  )
  const counts = countOutcomes(runs)
  const reasons = toReasons(runs)
  const ownMs = runs.flatMap(({ isOwnEnd, ranMs }) => (isOwnEnd ? (ranMs ?? []) : []))
  return {
    runs: runs.length,
    running: counts.running ?? 0,
    byEventBridge: runs.filter(run => run.isByEventBridge).length,
    successRate: toSuccessRate(counts),
    medianMs: toQuantile(ownMs, 0.5),
    p95Ms: toQuantile(ownMs, 0.95),
    lastFailure: toLastFailure(reasons),
    recent: ordered.slice(-DRAWN_RUNS),
    days: toDays(runs, nowMs),
    reasons,
  }
}

const compare = (one: string, other: string): number => (one < other ? -1 : one > other ? 1 : 0)

export function countOutcomes(runs: readonly Pick<FamilyRun, 'outcome'>[]): OutcomeCounts {
  const counts: OutcomeCounts = {}
  for (const { outcome } of runs) counts[outcome] = (counts[outcome] ?? 0) + 1
  return counts
}

function toSuccessRate(counts: OutcomeCounts): number | undefined {
  const { succeeded = 0, failed = 0, interrupted = 0, 'never-started': neverStarted = 0 } = counts
  const judged = succeeded + failed + interrupted + neverStarted
  return judged === 0 ? undefined : succeeded / judged
}

/** In whole percent; only all of them are 100, and only none of them is 0. */
export const toPercent = (part: number): number =>
  part === 0 || part === 1 ? part * 100 : Math.min(99, Math.max(1, Math.round(part * 100)))

function toReasons(runs: readonly FamilyRun[]): FailureReason[] {
  const reasons = new Map<string, FailureReason>()
  for (const { outcome, title, endedAt, createdAt, href } of runs) {
    if (!isUnsuccessful(outcome)) continue
    const run = { lastAt: endedAt ?? createdAt, href }
    const known = reasons.get(title)
    const newest = known && compareNewest(known, run) < 0 ? known : run
    reasons.set(title, { title, count: (known?.count ?? 0) + 1, ...pickRun(newest) })
  }
  return [...reasons.values()].sort(
    (one, other) => other.count - one.count || compareNewest(one, other),
  )
}

const pickRun = ({ lastAt, href }: Pick<FailureReason, 'lastAt' | 'href'>) => ({ lastAt, href })

const compareNewest = (
  one: Pick<FailureReason, 'lastAt' | 'href'>,
  other: Pick<FailureReason, 'lastAt' | 'href'>,
): number => compare(other.lastAt, one.lastAt) || compare(one.href, other.href)

function toLastFailure(reasons: readonly FailureReason[]): FamilyFigures['lastFailure'] {
  const [last] = [...reasons].sort(compareNewest)
  return last && { at: last.lastAt, title: last.title, href: last.href }
}

/** A run that AWS dates outside of the days, such as by another clock, counts on the nearest one. */
function toDays(runs: readonly FamilyRun[], nowMs: number): DayCounts[] {
  const firstMs = toFirstDayMs(nowMs)
  const byDay = Map.groupBy(runs, ({ createdAt }) => {
    const day = Math.floor((Date.parse(createdAt) - firstMs) / DAY_MS)
    return Math.min(FAMILY_DAYS - 1, Math.max(0, day))
  })
  return Array.from({ length: FAMILY_DAYS }, (_, index) => ({
    day: new Date(firstMs + index * DAY_MS).toISOString().slice(0, 10),
    counts: countOutcomes(byDay.get(index) ?? []),
  }))
}
