import { useToOffset } from '@/components/ui/time/exact-time'
import { toClockText, toDayClockText } from '@/components/ui/time/instant-text'

const DAY_MS = 86_400_000

/** The text of an instant on this axis: with its day, where the axis is longer than one. */
export function useTimelineText({ startMs, endMs }: { startMs: number; endMs: number }) {
  const toOffset = useToOffset()
  const toText = endMs - startMs < DAY_MS ? toClockText : toDayClockText
  return (atMs: number): string => toText(atMs, toOffset(atMs))
}
