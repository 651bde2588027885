import { toCountText } from '@/lib/task-view/count-text'
import type { LaunchAnswer } from '@/lib/task-view/launch/launch-answer'

/** `image-resize: 7 of 10 tasks`; without a task, how many were asked for. */
export function toLaunchTitle({ count, rows }: LaunchAnswer): string {
  const tasks = toCountText(count)
  const family = rows[0]?.family
  if (family && rows.length < count) return `${family}: ${rows.length} of ${tasks}`
  if (family) return `${family}: ${tasks}`
  return `Launch of ${tasks}`
}
