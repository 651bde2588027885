import { Agent } from 'node:http'
import fc from 'fast-check'
import { createStillClock } from '../../world/clock.ts'
import { startLocalAws } from '../../start-local-aws.ts'
import type { LocalAws } from '../../start-local-aws.ts'
import { sendRaw, signRaw } from '../send-raw.ts'
import type { RawRequest, RawResponse } from '../send-raw.ts'
import { arbitraryStep } from './arbitrary-step.ts'
import type { FuzzStep } from './arbitrary-step.ts'
import { checkAnswer } from './check-answer.ts'
import { checkWorld, listAllTasks } from './check-world.ts'
import { toRawRequest } from './to-raw-request.ts'
import { realismOf } from '../../realism/realism.ts'
import { ecsOf } from '../../services/ecs/state/ecs-state.ts'
import { ec2Of } from '../../services/ec2/ec2-state.ts'

export interface FuzzReport {
  sent: number
  /** How many requests were answered with which status. */
  statuses: Record<number, number>
  /** Operations that were answered with 200 at least once, as `service:Operation`. */
  succeeded: Set<string>
  problems: string[]
}

const batchSize = 500
const mostProblems = 20

interface Target {
  local: LocalAws
  agent: Agent
  taskArns: string[]
}

const placeOf = ({ local: { world } }: Target) => ({
  world,
  accountId: '111122223333',
  region: 'us-east-1',
})

async function send(target: Target, step: FuzzStep): Promise<RawResponse | undefined> {
  const { local, agent, taskArns } = target
  if (step.kind === 'clock') {
    local.world.clock.advance(step.advanceMs)
    return undefined
  }
  const signed = (request: RawRequest, principal?: Parameters<typeof signRaw>[4]) =>
    signRaw(local.port, step.service, { ...request, agent }, new Date(), principal)
  if (step.kind === 'bytes') return sendRaw(local.port, await signed(step))
  const ec2 = ec2Of({ world: local.world, accountId: '111122223333', region: 'us-east-1' })
  const [subnetId = ''] = ec2.subnets.keys()
  const [instance] = ecsOf(placeOf(target)).clusters.get('batch')?.containerInstances ?? []
  const stand = { taskArns, subnetId, instanceArn: instance?.arn ?? '' }
  const request = toRawRequest(step.service, step.operation, step.input, stand)
  return sendRaw(
    local.port,
    step.isSigned ? await signed(request, step.principal) : { ...request, agent },
  )
}

async function sendStep(target: Target, step: FuzzStep, report: FuzzReport): Promise<void> {
  const answer = await send(target, step).catch((error: unknown) => String(error))
  if (answer === undefined || step.kind === 'clock') return
  report.sent += 1
  const said = `${step.service} ${JSON.stringify(step).slice(0, 2_000)}`
  if (typeof answer === 'string') {
    report.problems.push(`${said}: ${answer}`)
    return
  }
  report.statuses[answer.status] = (report.statuses[answer.status] ?? 0) + 1
  if (answer.status === 200 && step.kind === 'call')
    report.succeeded.add(`${step.service}:${step.operation}`)
  const problem = checkAnswer(step.service, answer)
  if (problem !== undefined) report.problems.push(`${said}: ${problem}`)
}

/**
 * Sends random requests of every kind to one endpoint, one after the other, and looks at every
 * answer and, now and then, at the whole world. The same seed sends the same requests.
 */
export async function runFuzz(count: number, seed: number): Promise<FuzzReport> {
  const clock = createStillClock(Date.now())
  const local = await startLocalAws({ clock, strict: true })
  const { settings } = realismOf(local.world)
  realismOf(local.world).settings = { ...settings, latencyMs: [0, 0], quotas: false }
  const target: Target = { local, agent: new Agent({ keepAlive: true }), taskArns: [] }
  const report: FuzzReport = { sent: 0, statuses: {}, succeeded: new Set(), problems: [] }
  for (let batch = 0; report.sent < count && report.problems.length < mostProblems; batch += 1) {
    const numRuns = Math.min(batchSize, count - report.sent)
    for (const step of fc.sample(arbitraryStep, { numRuns, seed: seed + batch })) {
      await sendStep(target, step, report)
      if (report.problems.length >= mostProblems) break
    }
    local.world.settle('111122223333', 'us-east-1')
    report.problems.push(...checkWorld(ecsOf(placeOf(target))).slice(0, mostProblems))
    target.taskArns = listAllTasks(ecsOf(placeOf(target))).map(({ shown }) => shown.taskArn ?? '')
  }
  target.agent.destroy()
  await local.close()
  return report
}
