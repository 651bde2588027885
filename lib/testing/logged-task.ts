import {
  CloudWatchLogsClient,
  CreateLogStreamCommand,
  DeleteLogGroupCommand,
  DeleteLogStreamCommand,
  PutLogEventsCommand,
} from '@aws-sdk/client-cloudwatch-logs'
import { ECSClient, RegisterTaskDefinitionCommand } from '@aws-sdk/client-ecs'
import type { LogConfiguration } from '@aws-sdk/client-ecs'
import { z } from 'zod'
import { nameOfArn } from '../aws/arn.ts'
import type { Product } from './product-on-local-aws.ts'
import { runOneTask } from './run-one-task.ts'

const group = '/ecs/job'

const awslogs: LogConfiguration = {
  logDriver: 'awslogs',
  options: {
    'awslogs-group': group,
    'awslogs-region': 'us-east-1',
    'awslogs-stream-prefix': 'run',
    'awslogs-create-group': 'true',
  },
}

/** A running task whose containers are silent, so that a test writes their logs. */
export async function startLoggedTask(
  product: Product,
  logConfiguration: LogConfiguration = awslogs,
  containers: readonly string[] = ['app'],
) {
  const { aws } = product.as('operator')
  await new ECSClient(aws).send(
    new RegisterTaskDefinitionCommand({
      family: 'job',
      networkMode: 'awsvpc',
      requiresCompatibilities: ['FARGATE'],
      executionRoleArn: 'arn:aws:iam::111122223333:role/ecsTaskExecutionRole',
      cpu: '512',
      memory: '1024',
      containerDefinitions: [
        ...containers.map((name, index) => ({
          name,
          image: 'example/app:1',
          essential: index === 0,
          command: ['sh', '-c', 'sleep 600'],
          logConfiguration,
        })),
        ...(logConfiguration.logDriver === 'awsfirelens' ? [router] : []),
      ],
    }),
  )
  const taskArn = await runOneTask(product, 'job')
  product.advance(60_000)
  const logs = new CloudWatchLogsClient(aws)
  const streamOf = (container = 'app') => `run/${container}/${nameOfArn(taskArn)}`
  return {
    taskArn,
    group,
    logs,
    streamOf,
    /** Writes events of now, or of so many milliseconds later each. */
    put: async (
      messages: readonly string[],
      { stream = streamOf(), stepMs = 0, group: logGroupName = group } = {},
    ) => {
      const nowMs = product.as('operator').now().getTime()
      const logEvents = messages.map((message, index) => ({
        timestamp: nowMs + index * stepMs,
        message,
      }))
      await logs.send(new PutLogEventsCommand({ logGroupName, logStreamName: stream, logEvents }))
    },
    createStream: (logStreamName: string, logGroupName = group) =>
      logs.send(new CreateLogStreamCommand({ logGroupName, logStreamName })),
    deleteStream: (logStreamName = streamOf()) =>
      logs.send(new DeleteLogStreamCommand({ logGroupName: group, logStreamName })),
    deleteGroup: () => logs.send(new DeleteLogGroupCommand({ logGroupName: group })),
  }
}

const router = {
  name: 'router',
  image: 'amazon/aws-for-fluent-bit:stable',
  firelensConfiguration: { type: 'fluentbit' as const },
}

const callsSchema = z.object({ calls: z.record(z.string(), z.record(z.string(), z.number())) })

/** How often everybody has called an operation, such as `logs:GetLogEvents`. */
export async function countCallsOf(product: Product, operation: string): Promise<number> {
  const response = await fetch(`${product.aws.url}/_local/calls`)
  const { calls } = callsSchema.parse(await response.json())
  return Object.values(calls).reduce((sum, by) => sum + (by[operation] ?? 0), 0)
}
