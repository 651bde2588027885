import { TasksSkeleton } from '@/components/tasks/list/tasks-skeleton'

/**
 * Shown until AWS has been asked. It stands in a group of its own because a task's page must not
 * stream: its status is 404 where there is no such task.
 */
export default function Loading() {
  return <TasksSkeleton />
}
