import { afterAll } from 'vitest'
import {
  CreateClusterCommand,
  DescribeTasksCommand,
  PutClusterCapacityProvidersCommand,
  CreateCapacityProviderCommand,
  RegisterTaskDefinitionCommand,
  RunTaskCommand,
} from '@aws-sdk/client-ecs'
import type {
  ECSClient,
  RegisterTaskDefinitionCommandInput,
  RunTaskCommandInput,
  Task,
} from '@aws-sdk/client-ecs'
import type { ContainerInstance } from '../services/ecs/state/container-instance.ts'
import { startStillAws } from './start-still-aws.ts'

type AwsVpc = NonNullable<
  NonNullable<RunTaskCommandInput['networkConfiguration']>['awsvpcConfiguration']
>

/** Starts an endpoint whose clock stands still, with helpers for tests of RunTask. */
export async function startRunTask() {
  const aws = await startStillAws()
  const { ecs } = aws

  const network = (change: Partial<AwsVpc> = {}) => ({
    awsvpcConfiguration: {
      ...aws.network.awsvpcConfiguration,
      assignPublicIp: 'DISABLED' as const,
      ...change,
    },
  })

  const describe = async (cluster: string, taskArn: string | undefined) => {
    const answer = await ecs.send(new DescribeTasksCommand({ cluster, tasks: [taskArn ?? ''] }))
    return answer.tasks?.[0]
  }

  return {
    aws,
    ecs,
    network,
    /** On cluster `demo`, with the network of its tasks, unless told otherwise. */
    run: (change: Partial<RunTaskCommandInput> = {}, client = ecs) =>
      client.send(
        new RunTaskCommand({
          cluster: 'demo',
          taskDefinition: 'one-off-shell',
          networkConfiguration: network(),
          ...change,
        }),
      ),
    register: (change: Partial<RegisterTaskDefinitionCommandInput> & { family: string }) =>
      ecs.send(
        new RegisterTaskDefinitionCommand({
          containerDefinitions: [
            { name: 'app', image: 'busybox', command: ['sleep', '60'], cpu: 256, memory: 512 },
          ],
          ...change,
        }),
      ),
    /** A cluster of these instances; with a provider, all of them belong to it. */
    async cluster(
      clusterName: string,
      instances: ContainerInstance[],
      provider?: { name: string; managedScaling: 'ENABLED' | 'DISABLED' },
    ) {
      await ecs.send(new CreateClusterCommand({ clusterName }))
      if (provider) await associate(ecs, clusterName, provider)
      const record = aws.state().clusters.get(clusterName)
      for (const instance of instances) if (provider) instance.capacityProviderName = provider.name
      record?.containerInstances.push(...instances)
    },
    describe,
    /** Moves the clock on until the task has this `lastStatus`, an hour at the most. */
    async until(cluster: string, { taskArn }: Task, lastStatus: string): Promise<Task> {
      for (let seconds = 0; seconds < 3600; seconds += 0.5) {
        const seen = await describe(cluster, taskArn)
        if (seen?.lastStatus === lastStatus) return seen
        aws.clock.advance(500)
      }
      throw new Error(`The task never was ${lastStatus}`)
    },
    close: () => aws.close(),
  }
}

/** One endpoint for all tests of the file that calls this at its top. */
export async function useRunTask() {
  const local = await startRunTask()
  afterAll(() => local.close())
  return local
}

async function associate(
  ecs: ECSClient,
  cluster: string,
  { name, managedScaling }: { name: string; managedScaling: 'ENABLED' | 'DISABLED' },
) {
  await ecs.send(
    new CreateCapacityProviderCommand({
      name,
      autoScalingGroupProvider: {
        autoScalingGroupArn: `arn:aws:autoscaling:us-east-1:111122223333:autoScalingGroup:1:autoScalingGroupName/${name}`,
        managedScaling: { status: managedScaling },
      },
    }),
  )
  await ecs.send(
    new PutClusterCapacityProvidersCommand({
      cluster,
      capacityProviders: [name],
      defaultCapacityProviderStrategy: [],
    }),
  )
}
