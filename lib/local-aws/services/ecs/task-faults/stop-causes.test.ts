import { DescribeTasksCommand, RunTaskCommand } from '@aws-sdk/client-ecs'
import type { Task } from '@aws-sdk/client-ecs'
import { describe, expect, it } from 'vitest'
import { sendRaw } from '../../../test/send-raw.ts'
import { stopCauseWords } from '../../../test/stop-cause-words.ts'
import { useStillAws } from '../../../test/start-still-aws.ts'
import { stopPhases, toTelling } from '../stop-causes/stop-cause.ts'
import type { StopPhase } from '../stop-causes/stop-cause.ts'
import { stopCauseIds, stopCauses } from '../stop-causes/stop-causes.ts'
import type { StopCauseId } from '../stop-causes/stop-causes.ts'
import { faultsOf } from '../../../faults/faults.ts'
import { ec2Of } from '../../ec2/ec2-state.ts'
import { ecsOf } from '../state/ecs-state.ts'

const aws = await useStillAws()
const { ecs } = aws

const launches = {
  fargate: { cluster: 'demo', taskDefinition: 'one-off-shell', container: 'shell' },
  ec2: { cluster: 'batch', taskDefinition: 'ledger-export', container: 'export' },
} as const
type Platform = keyof typeof launches

/** Runs a task that would sleep, with the fault waiting for it, and looks at it an hour later. */
async function stopBy(cause: StopCauseId, platform: Platform): Promise<Task> {
  const { cluster, taskDefinition, container } = launches[platform]
  const startedBy = `${cause}-${platform}`
  await sendRaw(aws.port, {
    path: '/_local/faults',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ faults: [{ kind: 'stop', cause, startedBy, times: 1 }] }),
  })
  const command = platform === 'fargate' ? ['sleep 7200'] : ['sleep', '7200']
  const { tasks } = await ecs.send(
    new RunTaskCommand({
      cluster,
      taskDefinition,
      startedBy,
      networkConfiguration: {
        awsvpcConfiguration: { ...aws.network.awsvpcConfiguration, assignPublicIp: 'DISABLED' },
      },
      overrides: { containerOverrides: [{ name: container, command }] },
    }),
  )
  aws.clock.advance(600_000)
  const request = { cluster, tasks: [tasks?.[0]?.taskArn ?? ''] }
  const described = await ecs.send(new DescribeTasksCommand(request))
  const [task] = described.tasks ?? []
  if (!task) throw new Error('The task is not there')
  return task
}

const cases = stopCauseIds.flatMap(cause =>
  (['fargate', 'ec2'] as const)
    .filter(platform => (stopCauses[cause].platform ?? platform) === platform)
    .map(platform => [cause, platform] as const),
)

/** Which timestamps a task has that came as far as the phase. */
function expectReached(task: Task, phase: StopPhase): void {
  const reached = stopPhases.indexOf(phase)
  const isPast = (other: StopPhase) => reached >= stopPhases.indexOf(other)
  expect(task.connectivityAt !== undefined).toBe(isPast('initialize'))
  expect(task.executionStoppedAt !== undefined).toBe(isPast('initialize'))
  expect(task.pullStartedAt !== undefined).toBe(isPast('pull'))
  expect(task.pullStoppedAt !== undefined).toBe(isPast('pull'))
  expect(task.startedAt !== undefined).toBe(isPast('run'))
  for (const container of task.containers ?? []) {
    expect(container.lastStatus).toBe('STOPPED')
    expect(container.imageDigest !== undefined).toBe(isPast('create'))
    expect(container.exitCode !== undefined).toBe(isPast('run'))
    expect(container.runtimeId !== undefined).toBe(isPast('run'))
  }
}

describe('every stop cause', () => {
  it('is known', () => {
    expect(stopCauseIds).toHaveLength(65)
  })

  it.each(cases)('%s on %s shows in DescribeTasks', async (cause, platform) => {
    const task = await stopBy(cause, platform)
    const { phase, toldBy } = toTelling(stopCauses[cause], platform === 'fargate')
    const isContainers = toldBy === 'container' || (toldBy === 'agent' && platform === 'ec2')
    const summary = phase === 'run' || phase === 'stop' ? /^Essential container/ : /^Task failed to/
    expect(task).toMatchObject({
      lastStatus: 'STOPPED',
      desiredStatus: 'STOPPED',
      stopCode: stopCauses[cause].stopCode,
    })
    const words = stopCauseWords[cause]
    const [container] = task.containers ?? []
    expect(task.stoppedReason).toMatch(isContainers ? summary : words)
    if (isContainers) expect(container?.reason).toMatch(words)
    else expect(container?.reason).toBeUndefined()
    expect(`${task.stoppedReason} ${container?.reason}`).not.toMatch(/[{}]/)
    expect(task.attachments?.map(({ status }) => status)).toEqual(['DELETED'])
    expect(task.containerInstanceArn === undefined).toBe(
      platform === 'fargate' || phase === 'place',
    )
    expectReached(task, phase)
  })

  it('gives everything back', () => {
    const place = { world: aws.world, accountId: '111122223333', region: 'us-east-1' }
    const ec2 = ec2Of(place)
    const state = ecsOf(place)
    const running = [...state.tasks.all()].filter(({ shown }) => shown.lastStatus !== 'STOPPED')
    const wanted = running.flatMap(({ networkInterfaceId = [] }) => networkInterfaceId)
    const interfaces = [...ec2.networkInterfaces.values()]
    const ofTasks = interfaces.filter(({ description }) => description.startsWith('arn:aws:ecs:'))
    expect(ofTasks.map(one => one.networkInterfaceId).sort()).toEqual(wanted.sort())
    expect(faultsOf(aws.world).standing).toEqual([])
  })
})
