import { startStillAws } from '../start-still-aws.ts'
import { createSeedCall } from '../../seed/ecs-seed-call.ts'
import type { Made } from './conformance-calls.ts'
import { ecsOf } from '../../services/ecs/state/ecs-state.ts'
import { ec2Of } from '../../services/ec2/ec2-state.ts'

const accountId = '111122223333'

/** An endpoint with something for every operation to find. */
export async function prepareConformance(): Promise<{
  aws: Awaited<ReturnType<typeof startStillAws>>
  made: Made
}> {
  const aws = await startStillAws()
  const region = 'us-east-1'
  const place = { world: aws.world, accountId, region }
  const ecs = ecsOf(place)
  const ec2 = ec2Of(place)
  const call = createSeedCall(aws.world, accountId, region)
  const { subnets, securityGroups } = aws.network.awsvpcConfiguration
  const launch = (command: string) => {
    call('RunTask', {
      cluster: 'demo',
      taskDefinition: 'one-off-shell',
      launchType: 'FARGATE',
      enableExecuteCommand: true,
      networkConfiguration: aws.network,
      overrides: { containerOverrides: [{ name: 'shell', command: [command] }] },
    })
    return [...ecs.tasks.list('demo', { desiredStatus: 'RUNNING' })].at(-1)
  }
  const ended = launch('echo done; exit 3')
  const running = launch('echo working; sleep 9000')
  aws.clock.advance(300_000)
  aws.world.settle(accountId, region)
  if (!ended || !running || ec2.subnets.size === 0) throw new Error('The seed is not what it was')
  const made: Made = {
    accountId,
    subnets,
    securityGroups,
    taskArn: running.shown.taskArn ?? '',
    stoppedTaskArn: ended.shown.taskArn ?? '',
    containerInstanceArn: ecs.clusters.get('batch')?.containerInstances[0]?.arn ?? '',
    family: 'one-off-shell',
    logGroupName: '/ecs/one-off-shell',
    logStreamName: `run/shell/${ended.id}`,
    nowMs: aws.clock.now(),
  }
  return { aws, made }
}
