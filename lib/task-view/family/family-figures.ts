import type { Outcome } from '../../verdict/verdict.ts'
import type { FamilyRun } from './family-run.ts'
import { toQuantile } from '../runs/run-duration.ts'

/** The figures cover this many days in UTC, today included. */
export const FAMILY_DAYS = 90

/** How many of the newest runs are drawn one by one. */
const DRAWN_RUNS = 24

const DAY_MS = 86_400_000

/** The figures of a family's runs, as JSON carries them. Times are ISO 8601. */
export interface FamilyFigures {
  runs: number
  /** How many of them have not ended. */
  running: number
  byEventBridge: number
  /** Of the runs that succeeded or failed, the part that succeeded: 0 to 1. Undefined without such runs. */
  successRate?: number
  /** Of the runs that ended by themselves. Undefined without such runs. */
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

/** Whether a run didn't do its job. One that a person stopped is neither a success nor a failure. */
export const isUnsuccessful = (outcome: Outcome): boolean =>
  outcome === 'failed' || outcome === 'never-started' || outcome === 'interrupted'

/** The start of the first day that counts, epoch milliseconds. */
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

/** In whole percent. Nothing is rounded to 0 or 100: 99.9% isn't all. */
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
