import type { ContainerInstance } from '../state/container-instance.ts'
import type { TaskGroups } from '../query/matches-query.ts'

/** The groups of the tasks that hold room on an instance, one entry per task. */
export function groupsOf({ rooms }: ContainerInstance): TaskGroups {
  return Array.from(rooms, ({ group }) => group)
}
