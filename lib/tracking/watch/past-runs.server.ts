import 'server-only'
import { splitTaskDefinition } from '../../aws/arn.ts'
import { readStoppedTasksOf } from '../../ledger/tasks/tasks.server.ts'
import type { StoredTask } from '../../ledger/tasks/stored-task.ts'
import { RECENT_RUNS, toRunsMs } from '../../task-view/runs/usual-duration.ts'
import type { TrackingContext } from '../tracking-context.server.ts'

/** Past runs are read from the ledger again after so long. */
const KNOWN_MS = 5 * 60_000

/** How long past runs of families on clusters took, in milliseconds. */
export interface PastRuns {
  /** Reads what isn't known of these tasks' families, or was read long ago. */
  load: (ctx: TrackingContext, tasks: readonly StoredTask[]) => Promise<void>
  /** Of the task's family on its cluster; none where they weren't loaded. */
  of: (task: StoredTask) => readonly number[]
}

export function createPastRuns(): PastRuns {
  const known = new Map<string, { readAtMs: number; runsMs: readonly number[] }>()
  const isKnown = (key: string, nowMs: number) =>
    Math.abs(nowMs - (known.get(key)?.readAtMs ?? -Infinity)) < KNOWN_MS
  return {
    load: async (ctx, tasks) => {
      const nowMs = ctx.now().getTime()
      for (const task of tasks) {
        const [key, family] = [keyOf(task), familyOf(task)]
        if (family === '' || isKnown(key, nowMs)) continue
        const runsMs = await readRunsMs(ctx, task.clusterArn, family)
        known.set(key, { readAtMs: nowMs, runsMs })
      }
    },
    of: task => known.get(keyOf(task))?.runsMs ?? [],
  }
}

const familyOf = ({ state }: StoredTask): string =>
  splitTaskDefinition(state.taskDefinitionArn ?? '').family

const keyOf = (task: StoredTask): string => `${task.clusterArn} ${familyOf(task)}`

async function readRunsMs(
  { ledger, operator }: TrackingContext,
  clusterArn: string,
  family: string,
): Promise<readonly number[]> {
  const scope = { accountId: operator.accountId, clusterArns: [clusterArn] }
  const past = await readStoppedTasksOf(ledger, scope, { family, limit: RECENT_RUNS })
  return toRunsMs(past.map(({ state }) => state))
}
