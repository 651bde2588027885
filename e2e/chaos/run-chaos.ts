import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { startLocalAws } from '../../lib/local-aws/start-local-aws.ts'
import type { LocalAws } from '../../lib/local-aws/start-local-aws.ts'
import { toStartedBy } from '../../lib/run-task/form/started-by.ts'
import { findCrashStage } from './crash-stage.ts'
import type { CrashStage } from './crash-stage.ts'
import { startDashboard } from './dashboard-process.ts'
import { judgeLaunch } from './judge-launch.ts'
import type { Fault, LaunchRecord } from './judge-launch.ts'
import { signInAsDemo } from './operator-session.ts'
import type { OperatorSession, Outcome } from './operator-session.ts'
import { realismOf } from '../../lib/local-aws/realism/realism.ts'
import { callCountsOf } from '../../lib/local-aws/control/count-call.ts'
import { faultsOf } from '../../lib/local-aws/faults/faults.ts'
import { ecsOf } from '../../lib/local-aws/services/ecs/state/ecs-state.ts'
import { ec2Of } from '../../lib/local-aws/services/ec2/ec2-state.ts'

const ACCOUNT = '111122223333'
const REGION = 'us-east-1'

export interface ChaosPlan {
  kills: number
  /** Launches that are clicked together before each kill. */
  launchesPerKill: number
  /** Of the calls of RunTask, how many lose their answer, half of them after they took effect. */
  droppedShare: number
  /** How long AWS takes for an answer to RunTask, at most, after the call took effect. */
  answerWithinMs: number
  /** A kill comes within this time after the clicks, or after the first of their calls. */
  killWithinMs: number
  /** From 0 up to 1, without 1. A seed makes a run's choices the same again, though not its timing. */
  random: () => number
  onKill?: (kill: number) => void
}

export interface ChaosReport {
  launches: number
  clicks: number
  started: number
  stages: Record<CrashStage, number>
  /** What the launches ended as, by the state that their pages show. */
  ends: Record<string, number>
  faults: { launch: LaunchRecord; faults: Fault[] }[]
}

/**
 * Kills a dashboard again and again while launches are under way, starts it again, repeats clicks
 * as people do, and counts at the embedded AWS what was started twice, lost or told differently.
 */
export async function runChaos(plan: ChaosPlan): Promise<ChaosReport> {
  const folder = mkdtempSync(join(tmpdir(), 'slipway-chaos-'))
  const databasePath = join(folder, 'slipway.db')
  const aws = await startLocalAws({ speed: 1, strict: true })
  realismOf(aws.world).settings = { ...realismOf(aws.world).settings, quotas: false }
  const dashboard = await startDashboard({ awsUrl: aws.url, databasePath })
  try {
    const operator = await signInAsDemo(dashboard.url)
    const values = toLaunchValues(aws)
    const stages = { 'not stored': 0, stored: 0, started: 0, answered: 0 }
    const launches: { launchId: string; answers: Outcome[] }[] = []
    let clicks = 0

    for (let kill = 1; kill <= plan.kills; kill += 1) {
      const batch = Array.from({ length: plan.launchesPerKill }, () => ({
        launchId: crypto.randomUUID(),
        answers: [] as Outcome[],
      }))
      const click = async ({ launchId, answers }: (typeof batch)[number]) => {
        clicks += 1
        const answer = await operator.launch(launchId, values)
        if (answer) answers.push(answer)
      }
      dropAnswers(aws, plan)
      const underWay = batch.flatMap(launch =>
        Array.from({ length: plan.random() < 0.3 ? 2 : 1 }, () => click(launch)),
      )
      if (plan.random() < 0.6) await isCalled(aws)
      await delay(plan.random() * plan.killWithinMs)
      await dashboard.kill()
      await Promise.all(underWay)
      for (const { launchId } of batch) {
        stages[findCrashStage(databasePath, launchId, findTasks(aws, launchId).length > 0)] += 1
      }
      await dashboard.restart()
      // Some click again until they are told what became of it; others have closed the tab.
      const again = batch.filter(() => plan.random() < 0.7)
      await Promise.all(again.map(launch => click(launch)))
      launches.push(...batch)
      plan.onKill?.(kill)
    }

    faultsOf(aws.world).standing = []
    const records: LaunchRecord[] = []
    for (const launch of launches) {
      records.push(await toRecord(aws, operator, { ...launch, isGivenUp: plan.random() < 0.5 }))
    }
    return {
      launches: records.length,
      clicks,
      started: records.reduce((sum, { startedTaskArns }) => sum + startedTaskArns.length, 0),
      stages,
      ends: countBy(records, ({ page }) => page?.state ?? 'never stored'),
      faults: records
        .map(launch => ({ launch, faults: judgeLaunch(launch) }))
        .filter(({ faults }) => faults.length > 0),
    }
  } finally {
    await dashboard.kill()
    await aws.close()
    rmSync(folder, { recursive: true, force: true })
  }
}

/** A Fargate launch that the seed of the embedded AWS can run. */
function toLaunchValues(aws: LocalAws): object {
  const [subnet] = ec2Of({ world: aws.world, accountId: ACCOUNT, region: REGION }).subnets.keys()
  return {
    cluster: 'demo',
    taskDefinition: 'one-off-shell',
    count: 1,
    compute: { kind: 'launchType', launchType: 'FARGATE' },
    networkConfiguration: { awsvpcConfiguration: { subnets: [subnet], securityGroups: [] } },
  }
}

/** So many calls of RunTask lose their answer, of both tries of the SDK or of the first one only. */
function dropAnswers(
  { world }: LocalAws,
  { launchesPerKill, droppedShare, answerWithinMs, random }: ChaosPlan,
): void {
  const toFault = <Kind extends string>(kind: Kind, times: number) => ({
    id: crypto.randomUUID(),
    kind,
    operation: 'RunTask',
    times,
  })
  callCountsOf(world).clear()
  faultsOf(world).standing = Array.from({ length: launchesPerKill }, () => [
    { ...toFault('delay', 1), delayMs: Math.round(random() * answerWithinMs) },
    ...(random() < droppedShare
      ? [toFault(random() < 0.5 ? 'drop-before' : 'drop-after', random() < 0.5 ? 1 : 2)]
      : []),
  ]).flat()
}

const CALLED_WITHIN_MS = 10_000
const CALLED_STEP_MS = 2

/** Waits for the first call of RunTask. */
async function isCalled({ world }: LocalAws): Promise<void> {
  const deadlineMs = Date.now() + CALLED_WITHIN_MS
  const wasCalled = () =>
    [...callCountsOf(world).values()].some(operations => operations.has('ecs:RunTask'))
  while (!wasCalled() && Date.now() < deadlineMs) await delay(CALLED_STEP_MS)
}

/** What AWS itself knows, whether or not it shows it already. */
const findTasks = (aws: LocalAws, launchId: string): string[] =>
  [...ecsOf({ world: aws.world, accountId: ACCOUNT, region: REGION }).tasks.all()].flatMap(
    ({ shown }) => (shown.startedBy === toStartedBy(launchId) ? (shown.taskArn ?? []) : []),
  )

const FOUND_WITHIN_MS = 90_000
const FOUND_STEP_MS = 250

/** Waits until the dashboard, which only reads, has found a task that AWS started. */
async function toRecord(
  aws: LocalAws,
  operator: OperatorSession,
  { launchId, answers, isGivenUp }: { launchId: string; answers: Outcome[]; isGivenUp: boolean },
): Promise<LaunchRecord> {
  const startedTaskArns = findTasks(aws, launchId)
  let page = await operator.readLaunch(launchId)
  const deadlineMs = Date.now() + FOUND_WITHIN_MS
  while (page?.state === 'open' && startedTaskArns.length > 0 && Date.now() < deadlineMs) {
    await delay(FOUND_STEP_MS)
    page = await operator.readLaunch(launchId)
  }
  if (page?.state === 'open' && isGivenUp) {
    const answer = await operator.giveUp(launchId)
    if (answer) answers.push(answer)
    page = await operator.readLaunch(launchId)
  }
  const shown = page && { state: page.state, taskArns: page.rows.map(({ arn }) => arn) }
  return { launchId, answers, startedTaskArns, page: shown }
}

function countBy<T>(items: readonly T[], keyOf: (item: T) => string): Record<string, number> {
  const counts: Record<string, number> = {}
  for (const item of items) counts[keyOf(item)] = (counts[keyOf(item)] ?? 0) + 1
  return counts
}
