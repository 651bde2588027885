import {
  CloudWatchLogsClient,
  DeleteLogGroupCommand,
  DescribeLogGroupsCommand,
} from '@aws-sdk/client-cloudwatch-logs'
import { ECSClient, RegisterTaskDefinitionCommand } from '@aws-sdk/client-ecs'
import type { LogConfiguration } from '@aws-sdk/client-ecs'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { checkOf } from '../../testing/preflight-on-local-aws.ts'
import { startProduct } from '../../testing/product-on-local-aws.ts'
import type { Product } from '../../testing/product-on-local-aws.ts'
import { runOneTask } from '../../testing/run-one-task.ts'
import { readTaskLog } from './read-task-log.server.ts'
import { toTaskAddress } from '../../task-view/task-address.ts'

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

  const read = async (
    taskArn: string,
    { container = 'app', token }: { container?: string; token?: string } = {},
  ) => {
    const answer = await readTaskLog(
      {
        ...product.as('operator'),
        settings: { isAllowedRegion: name => name === 'us-east-1' },
      },
      toTaskAddress(taskArn),
      { container, start: token ? { token } : { at: 'tail' } },
    )
    return answer.ok ? { ok: true as const, value: answer.value?.body } : answer
  }

  it('continues where the page before ended', async () => {
    const taskArn = await start(awslogs)
    product.advance(40_000)
    const first = await read(taskArn)
    if (!first.ok || !first.value) throw new Error('There is no log')
    expect(first.value.events.map(event => event.message)).toEqual(['one', 'two'])
    product.advance(600_000)
    const next = await read(taskArn, { token: first.value.forwardToken })
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

  it('says that AWS refused it where that is all AWS says', async () => {
    const taskArn = await start(awslogs)
    const refused = { status: 400, code: 'InvalidParameterException', message: '' }
    await product.fault({ operation: 'GetLogEvents', kind: 'error', ...refused })
    const answer = await read(taskArn)
    expect(answer.ok ? '' : answer.failure.message).toMatch(/AWS refused/)
  })

  const notFound = {
    operation: 'GetLogEvents',
    kind: 'error',
    status: 400,
    code: 'ResourceNotFoundException',
    message: 'The resource does not exist.',
  }
  const isDenied = { operation: 'DescribeLogGroups', kind: 'deny' }

  /** A task whose log group somebody deleted, or that names one that never was. */
  async function startWithoutGroup(more: Record<string, string> = {}) {
    const taskArn = await start({ ...awslogs, options: { ...options, ...more } })
    product.advance(40_000)
    const logs = new CloudWatchLogsClient(product.as('operator').aws)
    const { logGroups = [] } = await logs.send(new DescribeLogGroupsCommand())
    for (const { logGroupName } of logGroups.filter(group => group.logGroupName === '/ecs/job')) {
      await logs.send(new DeleteLogGroupCommand({ logGroupName }))
    }
    return taskArn
  }

  it('is empty where the preflight finds its group, in whatever words AWS denies the stream', async () => {
    const taskArn = await start(awslogs)
    product.advance(40_000)
    expect(await checkOf(product, 'logs', { taskDefinition: 'job' })).toMatchObject({
      verdict: 'fine',
    })
    const words = ['The resource does not exist.', 'The specified log group does not exist.']
    for (const message of words) {
      await product.clearFaults()
      await product.fault({ ...notFound, message })
      expect(await read(taskArn)).toMatchObject({ ok: true, value: { events: [] } })
    }
  })

  it('has no group where the preflight finds none, and says how to get one', async () => {
    const taskArn = await startWithoutGroup({ 'awslogs-create-group': 'false' })
    const check = await checkOf(product, 'logs', { taskDefinition: 'job' })
    expect(check.verdict).toBe('problem')
    const answer = await read(taskArn)
    expect(answer).toMatchObject({ ok: false, failure: { kind: 'rejected' } })
    const texts = [check.sentence, answer.ok ? '' : answer.failure.message]
    for (const text of texts) {
      expect(text).toMatch(/log group \/ecs\/job doesn’t exist.*set awslogs-create-group/i)
    }
  })

  it.each(['true', 'True', '1'])(
    'asks for no option that is set: awslogs-create-group %s',
    async value => {
      const taskArn = await startWithoutGroup({ 'awslogs-create-group': value })
      const check = await checkOf(product, 'logs', { taskDefinition: 'job' })
      const answer = await read(taskArn)
      const texts = [check.sentence, answer.ok ? '' : answer.failure.message]
      for (const text of texts) expect(text).not.toMatch(/or set awslogs-create-group/)
      expect(texts[1]).toMatch(/doesn’t exist\. The next task creates it/)
    },
  )

  it.each([
    ['The specified log group does not exist.', /^The log group \/ecs\/job doesn’t exist/],
    ['The specified log stream does not exist.', /^$/],
    [
      'The resource does not exist.',
      /^The log group \/ecs\/job or its stream run\/app\/\w+ doesn’t/,
    ],
  ])('is judged by %j alone where the groups may not be listed', async (message, sentence) => {
    const taskArn = await start(awslogs)
    product.advance(40_000)
    await product.fault({ ...notFound, message }, isDenied)
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
    ['splunk', { logDriver: 'splunk', options: splunk }, /goes to Splunk \(splunk\.example\)/],
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
