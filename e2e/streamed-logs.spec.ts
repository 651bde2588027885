import { randomBytes } from 'node:crypto'
import {
  CloudWatchLogsClient,
  CreateLogGroupCommand,
  PutLogEventsCommand,
} from '@aws-sdk/client-cloudwatch-logs'
import { RegisterTaskDefinitionCommand } from '@aws-sdk/client-ecs'
import { ecs } from './support/embedded-ecs.ts'
import { expect, signInByRequest, test } from './support/journey.ts'
import { addFaults, advanceClock, clearFaults } from './support/local-aws-control.ts'
import { runByApi } from './support/run-by-api.ts'
import { AWS_URL, DASHBOARD_URL } from './support/servers.ts'

const accessKeyId = 'LOCALOPERATOR0000001'
const logs = new CloudWatchLogsClient({
  region: 'us-east-1',
  endpoint: AWS_URL,
  credentials: { accessKeyId, secretAccessKey: accessKeyId.toLowerCase().repeat(2) },
})

/** A running task with a log of so many megabytes, which don't compress; answers with its API path. */
async function startLogged(megabytes: number): Promise<string> {
  const family = `logged-${crypto.randomUUID()}`
  const logGroupName = `/ecs/${family}`
  await logs.send(new CreateLogGroupCommand({ logGroupName }))
  await ecs.send(
    new RegisterTaskDefinitionCommand({
      family,
      networkMode: 'awsvpc',
      requiresCompatibilities: ['FARGATE'],
      executionRoleArn: 'arn:aws:iam::111122223333:role/ecsTaskExecutionRole',
      cpu: '256',
      memory: '512',
      containerDefinitions: [
        {
          name: 'app',
          image: 'busybox',
          command: ['sh', '-c', 'sleep 600'],
          logConfiguration: {
            logDriver: 'awslogs',
            options: {
              'awslogs-group': logGroupName,
              'awslogs-region': 'us-east-1',
              'awslogs-stream-prefix': 'run',
            },
          },
        },
      ],
    }),
  )
  const [path = ''] = await runByApi(family)
  await advanceClock(60_000)
  // Its containers begin when ECS is asked about it.
  const taskId = path.slice(path.lastIndexOf('/') + 1)
  await expect(async () => {
    for (let put = 0; put < megabytes; put += 1) {
      const logEvents = Array.from({ length: 10 }, () => ({
        timestamp: Date.now(),
        message: randomBytes(45_000).toString('hex'),
      }))
      await logs.send(
        new PutLogEventsCommand({ logGroupName, logStreamName: `run/app/${taskId}`, logEvents }),
      )
    }
  }).toPass()
  return `/api${path}/logs`
}

test.afterEach(clearFaults)

test('a log is downloaded whole, as a file that no browser keeps', async ({ page }) => {
  await signInByRequest(page)
  const path = await startLogged(3)
  const answer = await page.request.get(`${path}/download?container=app`)
  expect(answer.status()).toBe(200)
  expect(answer.headers()).toMatchObject({
    'cache-control': 'private, no-store',
    'content-disposition': expect.stringMatching(/^attachment; filename="logged-[\w.-]+\.log"$/),
    'content-type': 'text/plain; charset=utf-8',
  })
  expect((await answer.text()).trimEnd().split('\n')).toHaveLength(30)
})

test('a download that can’t be read to its end fails, and is not a file that was cut', async ({
  page,
  context,
}) => {
  await signInByRequest(page)
  const path = await startLogged(16)
  const cookie = (await context.cookies()).map(({ name, value }) => `${name}=${value}`).join('; ')
  const answer = await fetch(`${DASHBOARD_URL}${path}/download?container=app`, {
    headers: { cookie },
  })
  const reader = answer.body?.getReader()
  expect((await reader?.read())?.value?.length).toBeGreaterThan(0)
  await addFaults({ operation: 'GetLogEvents', kind: 'deny' })
  const readToEnd = async () => {
    for (let isDone = false; !isDone;) isDone = (await reader?.read())?.done ?? true
  }
  await expect(readToEnd()).rejects.toThrow()
})

test('a log’s page says when to ask for what comes after it', async ({ page }) => {
  await signInByRequest(page)
  const path = await startLogged(1)
  const answer = await page.request.get(`${path}?container=app`)
  expect(Number(answer.headers()['x-next-poll-ms'])).toBeGreaterThan(2_000)
  await addFaults({ operation: 'GetLogEvents', kind: 'throttle' })
  const refused = await page.request.get(`${path}?container=app&at=head`)
  expect(refused.status()).toBe(429)
  expect(Number(refused.headers()['retry-after'])).toBeGreaterThanOrEqual(2)
})
