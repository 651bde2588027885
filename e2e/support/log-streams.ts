import {
  CloudWatchLogsClient,
  CreateLogGroupCommand,
  CreateLogStreamCommand,
  DeleteLogGroupCommand,
  DeleteLogStreamCommand,
  PutLogEventsCommand,
  ResourceAlreadyExistsException,
} from '@aws-sdk/client-cloudwatch-logs'
import { RegisterTaskDefinitionCommand } from '@aws-sdk/client-ecs'
import type { LogConfiguration } from '@aws-sdk/client-ecs'
import { expect } from '@playwright/test'
import type { Locator } from '@playwright/test'
import { ecs } from './embedded-ecs.ts'
import { advanceClock } from './local-aws-control.ts'
import { runByApi } from './run-by-api.ts'
import { AWS_URL } from './servers.ts'

const accessKeyId = 'LOCALOPERATOR0000001'

const logs = new CloudWatchLogsClient({
  region: 'us-east-1',
  endpoint: AWS_URL,
  credentials: { accessKeyId, secretAccessKey: accessKeyId.toLowerCase().repeat(2) },
})

const awslogs = (group: string): LogConfiguration => ({
  logDriver: 'awslogs',
  options: {
    'awslogs-group': group,
    'awslogs-region': 'us-east-1',
    'awslogs-stream-prefix': 'run',
    'awslogs-create-group': 'true',
    mode: 'non-blocking',
  },
})

/** A running task of two containers, `app` and `router`, whose streams the journey writes to. */
export interface LoggedTask {
  /** Of its page. */
  path: string
  group: string
  put: (container: string, events: LineOfLog[]) => Promise<void>
  deleteStream: (container: string) => Promise<void>
  deleteGroup: () => Promise<void>
}

export interface LineOfLog {
  timestamp: number
  message: string
}

export async function runLoggedTask(
  command = 'sleep 100000',
  configuration = awslogs,
): Promise<LoggedTask> {
  const family = `log-${crypto.randomUUID()}`
  const group = `/ecs/${family}`
  await ecs.send(
    new RegisterTaskDefinitionCommand({
      family,
      networkMode: 'awsvpc',
      requiresCompatibilities: ['FARGATE'],
      cpu: '256',
      memory: '512',
      executionRoleArn: 'arn:aws:iam::111122223333:role/ecsTaskExecutionRole',
      containerDefinitions: ['app', 'router'].map(name => ({
        name,
        image: 'busybox',
        essential: name === 'app',
        command: ['sh', '-c', name === 'app' ? command : 'sleep 100000'],
        logConfiguration: configuration(group),
      })),
    }),
  )
  const [path = ''] = await runByApi(family)
  await advanceClock(90_000)
  const taskId = path.slice(path.lastIndexOf('/') + 1)
  const toStream = (container: string) => ({
    logGroupName: group,
    logStreamName: `run/${container}/${taskId}`,
  })
  return {
    path,
    group,
    put: async (container, logEvents) => {
      const stream = toStream(container)
      await unlessThere(logs.send(new CreateLogGroupCommand({ logGroupName: group })))
      await unlessThere(logs.send(new CreateLogStreamCommand(stream)))
      for (let from = 0; from < logEvents.length; from += 5_000) {
        const part = logEvents.slice(from, from + 5_000)
        await logs.send(new PutLogEventsCommand({ ...stream, logEvents: part }))
      }
    },
    deleteStream: async container => {
      await logs.send(new DeleteLogStreamCommand(toStream(container)))
    },
    deleteGroup: async () => {
      await logs.send(new DeleteLogGroupCommand({ logGroupName: group }))
    },
  }
}

async function unlessThere(creating: Promise<unknown>): Promise<void> {
  try {
    await creating
  } catch (error) {
    if (!(error instanceof ResourceAlreadyExistsException)) throw error
  }
}

/** So many lines, a millisecond apart, that end at an instant. */
export const manyLines = (
  count: number,
  endMs: number,
  toMessage = (index: number) => `line ${index}`,
): LineOfLog[] =>
  Array.from({ length: count }, (_, index) => ({
    timestamp: endMs - count + index,
    message: toMessage(index),
  }))

/** A line is, or isn't, within the part of the list that is seen. */
export async function expectShown(line: Locator, isShown = true): Promise<void> {
  const isInList = () =>
    line.evaluateAll(([element]) => {
      const list = element?.closest('[role="log"]')
      if (!element || !list) return false
      const [seen, around] = [element.getBoundingClientRect(), list.getBoundingClientRect()]
      return seen.top >= around.top - 1 && seen.bottom <= around.bottom + 1
    })
  await expect.poll(isInList).toBe(isShown)
}
