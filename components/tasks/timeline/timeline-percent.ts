import type { TimelineScale } from '@/lib/task-view/runs/timeline-scale'

/** Where an instant is on the axis, within its ends. */
export function toPercent(atMs: number, { startMs, endMs }: TimelineScale): number {
  const part = (atMs - startMs) / Math.max(1, endMs - startMs)
  return Number((Math.min(1, Math.max(0, part)) * 100).toFixed(3))
}
