import { DescribeTasksCommand, RunTaskCommand } from '@aws-sdk/client-ecs'
import type { Task } from '@aws-sdk/client-ecs'
import { stopCauseIds, stopCauses } from '../services/ecs/stop-causes/stop-causes.ts'
import type { StopCauseId } from '../services/ecs/stop-causes/stop-causes.ts'
import { sendRaw } from './send-raw.ts'
import type { useStillAws } from './start-still-aws.ts'

type StillAws = Awaited<ReturnType<typeof useStillAws>>

const launches = {
  fargate: { cluster: 'demo', taskDefinition: 'one-off-shell', container: 'shell' },
  ec2: { cluster: 'batch', taskDefinition: 'ledger-export', container: 'export' },
} as const
export type Platform = keyof typeof launches

/** Runs a task that would sleep, with the fault waiting for it, and looks at it ten minutes later. */
export async function stopBy(aws: StillAws, cause: StopCauseId, platform: Platform): Promise<Task> {
  const { ecs } = aws
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

/** Every cause, on each platform on which it can stop a task. */
export const stopCases = stopCauseIds.flatMap(cause =>
  (['fargate', 'ec2'] as const)
    .filter(platform => (stopCauses[cause].platform ?? platform) === platform)
    .map(platform => [cause, platform] as const),
)
