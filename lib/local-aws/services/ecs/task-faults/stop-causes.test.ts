import type { Task } from '@aws-sdk/client-ecs'
import { describe, expect, it } from 'vitest'
import { stopBy, stopCases } from '../../../test/stop-by-cause.ts'
import { stopCauseWords } from '../../../test/stop-cause-words.ts'
import { useStillAws } from '../../../test/start-still-aws.ts'
import { stopPhases, toTelling } from '../stop-causes/stop-cause.ts'
import type { StopPhase } from '../stop-causes/stop-cause.ts'
import { stopCauseIds, stopCauses } from '../stop-causes/stop-causes.ts'
import { faultsOf } from '../../../faults/faults.ts'
import { ec2Of } from '../../ec2/ec2-state.ts'
import { ecsOf } from '../state/ecs-state.ts'

const aws = await useStillAws()
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

  it.each(stopCases)('%s on %s shows in DescribeTasks', async (cause, platform) => {
    const task = await stopBy(aws, cause, platform)
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
