import 'server-only'
import type { Task } from '@aws-sdk/client-ecs'
import { placeOfArn, splitTaskDefinition } from '../../aws/arn.ts'
import { createLedgerMemory } from '../../ledger/ledger-memory.ts'
import type { LedgerMemory } from '../../ledger/ledger-memory.ts'
import type { Scope } from '../../ledger/scope.ts'
import { readTaskDefinitions } from '../../ledger/tasks/task-definitions.server.ts'
import { readKnownClusterArns, readTasksBefore } from '../../ledger/tasks/tasks.server.ts'
import { knownTrust, trustWhileSpent, wasDenied } from '../../permissions/may-describe.server.ts'
import { toPastRun } from '../../task-view/runs/past-run.ts'
import type { PastRun } from '../../task-view/runs/past-run.ts'
import { toMoments } from '../../task-view/timeline.ts'
import type { TrackingContext } from '../tracking-context.server.ts'

/** Twice as many as a usual duration is made of: others were stopped, never started or still run. */
const EARLIER_RUNS = 40

/** What is read stands for so long, whoever asks. Earlier runs change little while a later one runs. */
const KNOWN_MS = 60_000

const MOST_TASKS = 1_000
const MOST_PLACES = 100

interface Known<Value> {
  readAtMs: number
  value: Value
}

const clusters = createLedgerMemory<Known<string[]>>('clusters-with-runs', MOST_PLACES)
const earlier = createLedgerMemory<Known<readonly PastRun[]>>('earlier-runs', MOST_TASKS)

type Reader = Pick<TrackingContext, 'ledger' | 'operator' | 'aws' | 'permissions' | 'now'>

/**
 * Runs of a task's family that were created before it, newest first. Only runs count on clusters that
 * AWS lately let this session describe, without those that AWS denied to it. Calls no AWS: a cluster
 * that AWS was not asked about lately counts as one that the session may not describe.
 */
export async function readEarlierRuns(ctx: Reader, task: Task): Promise<readonly PastRun[]> {
  const { family } = splitTaskDefinition(task.taskDefinitionArn ?? '')
  const { region } = placeOfArn(task.taskArn ?? '')
  const { createdAt } = toMoments(task)
  if (family === '' || region === undefined || createdAt === undefined) return []
  const scope = await readOpenScope(ctx, region, task.clusterArn)
  if (scope.clusterArns.length === 0) return []
  const query = { family, region, beforeIso: new Date(createdAt).toISOString() }
  const key = [task.taskArn, ...scope.clusterArns].join(' ')
  const runs = await readOnce(ctx, { memory: earlier, key }, async () => {
    const stored = await readTasksBefore(ctx.ledger, scope, { ...query, limit: EARLIER_RUNS })
    const definitionArns = new Set(stored.flatMap(({ state }) => state.taskDefinitionArn ?? []))
    const definitions = await readTaskDefinitions(ctx.ledger, scope.accountId, [...definitionArns])
    return stored.flatMap(({ state, stopRequest }) => {
      const definition = definitions.get(state.taskDefinitionArn ?? '')
      return toPastRun(state, definition, stopRequest) ?? []
    })
  })
  return runs.filter(({ taskArn }) => !wasDenied(ctx, taskArn))
}

/** The clusters with runs, and that of the task, if AWS lately let this session describe them. */
async function readOpenScope(ctx: Reader, region: string, own = ''): Promise<Scope> {
  const { accountId } = ctx.operator
  const key = `${accountId} ${region}`
  const known = await readOnce(ctx, { memory: clusters, key }, () =>
    readKnownClusterArns(ctx.ledger, accountId, region),
  )
  const isOpen = (arn: string) => knownTrust(ctx, arn) ?? trustWhileSpent(ctx, arn)
  return { accountId, clusterArns: [...new Set([own, ...known])].filter(arn => isOpen(arn)) }
}

async function readOnce<Value>(
  { ledger, now }: Pick<Reader, 'ledger' | 'now'>,
  { memory, key }: { memory: LedgerMemory<Known<Value>>; key: string },
  read: () => Promise<Value>,
): Promise<Value> {
  const nowMs = now().getTime()
  const known = memory.get(ledger, key)
  if (known && Math.abs(nowMs - known.readAtMs) < KNOWN_MS) return known.value
  const value = await read()
  memory.set(ledger, key, { readAtMs: nowMs, value })
  return value
}
