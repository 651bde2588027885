import type { LaunchAnswer } from '@/lib/tracking/task-answer'

/** `image-resize: 7 of 10 tasks`; without a task yet, what the launch is at. */
export function toLaunchTitle({ count, rows, state }: LaunchAnswer): string {
  const tasks = `${count} ${count === 1 ? 'task' : 'tasks'}`
  const family = rows[0]?.family
  if (family && rows.length < count) return `${family}: ${rows.length} of ${tasks}`
  if (family) return `${family}: ${tasks}`
  return state === 'open' ? `Launching ${tasks}` : `Launch of ${tasks}`
}
