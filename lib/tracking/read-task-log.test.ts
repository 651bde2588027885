import { ECSClient, RegisterTaskDefinitionCommand } from '@aws-sdk/client-ecs'
import type { LogConfiguration } from '@aws-sdk/client-ecs'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { startProduct } from '../testing/product-on-local-aws.ts'
import type { Product } from '../testing/product-on-local-aws.ts'
import { runOneTask } from '../testing/run-one-task.ts'
import { readTaskLog } from './read-task-log.server.ts'
import { toTaskAddress } from '../task-view/task-address.ts'

const options = {
  'awslogs-group': '/ecs/job',
  'awslogs-region': 'us-east-1',
  'awslogs-stream-prefix': 'run',
  'awslogs-create-group': 'true',
}
const awslogs: LogConfiguration = { logDriver: 'awslogs', options }

describe('a task’s log', () => {
  let product: Product
  beforeEach(async () => {
    product = await startProduct()
  })
  afterEach(() => product.close())

  async function start(logConfiguration?: LogConfiguration): Promise<string> {
    const { region, endpoint, credentials } = product.as('operator').aws
    await new ECSClient({ region, endpoint, credentials }).send(
      new RegisterTaskDefinitionCommand({
        family: 'job',
        networkMode: 'awsvpc',
        requiresCompatibilities: ['FARGATE'],
        executionRoleArn: 'arn:aws:iam::111122223333:role/ecsTaskExecutionRole',
        cpu: '256',
        memory: '512',
        containerDefinitions: [
          {
            name: 'app',
            image: 'example/app:1',
            command: ['sh', '-c', 'echo one; echo two; sleep 30; echo three'],
            logConfiguration,
          },
        ],
      }),
    )
    return runOneTask(product, 'job')
  }

  const read = (taskArn: string, more: { container?: string; token?: string } = {}) =>
    readTaskLog(
      {
        ...product.as('operator'),
        settings: { isAllowedRegion: name => name === 'us-east-1' },
      },
      toTaskAddress(taskArn),
      { container: 'app', ...more },
    )

  it('continues where the page before ended', async () => {
    const taskArn = await start(awslogs)
    product.advance(40_000)
    const first = await read(taskArn)
    if (!first.ok || !first.value) throw new Error('There is no log')
    expect(first.value.events.map(event => event.message)).toEqual(['one', 'two'])
    product.advance(600_000)
    const next = await read(taskArn, { token: first.value.nextToken })
    expect(next).toMatchObject({ ok: true, value: { events: [{ message: 'three' }] } })
  })

  it('is empty until the first line is written', async () => {
    const taskArn = await start(awslogs)
    product.advance(40_000)
    await product.fault({
      operation: 'GetLogEvents',
      kind: 'error',
      status: 400,
      code: 'ResourceNotFoundException',
      message: 'The specified log stream does not exist.',
    })
    expect(await read(taskArn)).toMatchObject({ ok: true, value: { events: [] } })
  })

  it.each([
    ['The specified log group does not exist.', /log group \/ecs\/job /],
    ['', /AWS refused/],
  ])('says what is missing if AWS’s message is %j', async (message, sentence) => {
    const taskArn = await start(awslogs)
    const code = message ? 'ResourceNotFoundException' : 'InvalidParameterException'
    await product.fault({ operation: 'GetLogEvents', kind: 'error', status: 400, code, message })
    const answer = await read(taskArn)
    expect(answer.ok ? '' : answer.failure.message).toMatch(sentence)
  })

  it('names the permission that is missing', async () => {
    const taskArn = await start(awslogs)
    await product.fault({ operation: 'GetLogEvents', kind: 'deny' })
    const answer = await read(taskArn)
    expect(answer.ok ? '' : answer.failure.message).toMatch(/logs:GetLogEvents on \/ecs\/job/)
  })

  const splunk = { 'splunk-url': 'https://splunk.example', 'splunk-token': 'placeholder' }

  it.each<[string, LogConfiguration | undefined, RegExp]>([
    ['no driver', undefined, /no log driver/],
    ['splunk', { logDriver: 'splunk', options: splunk }, /log driver splunk/],
    [
      'a Region that is not allowed',
      { ...awslogs, options: { ...options, 'awslogs-region': 'ap-south-1' } },
      /ap-south-1/,
    ],
  ])('says where to look with %s', async (_, logConfiguration, sentence) => {
    const answer = await read(await start(logConfiguration))
    expect(answer.ok ? '' : answer.failure.message).toMatch(sentence)
  })

  it('is a failure for a container that the task definition doesn’t have', async () => {
    const answer = await read(await start(awslogs), { container: 'ghost' })
    expect(answer).toMatchObject({ ok: false, failure: { kind: 'invalid' } })
  })
})
