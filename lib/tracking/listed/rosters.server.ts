import 'server-only'
import type { Task } from '@aws-sdk/client-ecs'
import { createLedgerMemory } from '../../ledger/ledger-memory.ts'
import type { StoredTask } from '../../ledger/tasks/stored-task.ts'
import { createClusterRoster } from './cluster-roster.ts'
import type { ClusterRoster } from './cluster-roster.ts'

/** So many clusters' listings are held at once. */
const CLUSTERS = 200

const rosters = createLedgerMemory<ClusterRoster>('cluster-rosters', CLUSTERS)

/** What ECS has lately listed on a cluster beside what the ledger holds. A cluster's ARN names its account. */
export function rosterOf(ledger: object, clusterArn: string): ClusterRoster {
  const known = rosters.get(ledger, clusterArn)
  if (known) return known
  const made = createClusterRoster()
  rosters.set(ledger, clusterArn, made)
  return made
}

/** Those of the tasks that the ledger doesn't hold and ECS was seen to list. */
export const listedOf = (
  ledger: object,
  clusterArn: string,
  taskArns: readonly string[],
): StoredTask[] => {
  const roster = rosters.get(ledger, clusterArn)
  return roster ? taskArns.flatMap(taskArn => roster.get(taskArn) ?? []) : []
}

/** What DescribeTasks said of tasks that the ledger doesn't hold. */
export function noteListed(
  ledger: object,
  place: { clusterArn: string; region: string },
  {
    tasks,
    missing,
    nowIso,
  }: { tasks: readonly Task[]; missing: readonly string[]; nowIso: string },
): void {
  const roster = rosters.get(ledger, place.clusterArn)
  if (!roster) return
  for (const task of tasks) roster.note(task, place, nowIso)
  for (const taskArn of missing) roster.drop(taskArn)
}

/** The ledger holds these tasks from now on. */
export function dropListed(ledger: object, clusterArn: string, taskArns: readonly string[]): void {
  const roster = rosters.get(ledger, clusterArn)
  for (const taskArn of taskArns) roster?.drop(taskArn)
}
