import 'server-only'
import type { Task } from '@aws-sdk/client-ecs'
import { processWide } from '../../process-wide.ts'
import type { StoredTask } from '../../ledger/tasks/stored-task.ts'
import { createClusterRoster } from './cluster-roster.ts'
import type { ClusterRoster } from './cluster-roster.ts'

type ByCluster = Map<string, ClusterRoster>

function rostersOf(ledger: object): ByCluster {
  const byLedger = processWide('cluster-rosters', () => new WeakMap<object, ByCluster>())
  const known = byLedger.get(ledger) ?? new Map<string, ClusterRoster>()
  byLedger.set(ledger, known)
  return known
}

/**
 * What ECS has lately listed on a cluster beside what the ledger holds, until it is forgotten. A cluster's
 * ARN names its account.
 */
export function rosterOf(ledger: object, clusterArn: string): ClusterRoster {
  const rosters = rostersOf(ledger)
  const roster = rosters.get(clusterArn) ?? createClusterRoster()
  rosters.set(clusterArn, roster)
  return roster
}

/** Nobody looks at the cluster any more. */
export const forgetRoster = (ledger: object, clusterArn: string): void =>
  void rostersOf(ledger).delete(clusterArn)

/** Those of the tasks that the ledger doesn't hold and ECS was seen to list. */
export const listedOf = (
  ledger: object,
  clusterArn: string,
  taskArns: readonly string[],
): StoredTask[] => {
  const roster = rostersOf(ledger).get(clusterArn)
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
  const roster = rostersOf(ledger).get(place.clusterArn)
  if (!roster) return
  for (const task of tasks) roster.note(task, place, nowIso)
  for (const taskArn of missing) roster.drop(taskArn)
}

/** The ledger holds these tasks from now on. */
export function dropListed(ledger: object, clusterArn: string, taskArns: readonly string[]): void {
  const roster = rostersOf(ledger).get(clusterArn)
  for (const taskArn of taskArns) roster?.drop(taskArn)
}
