import { EC2Client, DescribeSubnetsCommand } from '@aws-sdk/client-ec2'
import { ECSClient, RegisterTaskDefinitionCommand, RunTaskCommand } from '@aws-sdk/client-ecs'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { registerFargate, startProduct } from '../testing/product-on-local-aws.ts'
import type { Product } from '../testing/product-on-local-aws.ts'
import { runOneTask } from '../testing/run-one-task.ts'
import { sessionWithPolicy } from '../testing/session-with-policy.ts'
import { callCountsOf } from '../local-aws/control/count-call.ts'
import { toTaskAddress } from '../task-view/task-address.ts'
import { answerTask } from './answer-polls.server.ts'
import { readTaskNetwork } from './read-task-network.server.ts'
import type { TrackingContext } from './tracking-context.server.ts'

describe('the network of a task', () => {
  let product: Product
  beforeEach(async () => {
    product = await startProduct()
    await registerFargate(product, 'job', ['sleep', '600'])
  })
  afterEach(() => product.close())

  /** Starts a task with a public address, and follows it until its interface is attached. */
  async function run(): Promise<string> {
    const ec2 = new EC2Client(product.as('operator').aws)
    const { Subnets = [] } = await ec2.send(new DescribeSubnetsCommand({}))
    const subnet = Subnets.find(({ MapPublicIpOnLaunch }) => MapPublicIpOnLaunch)
    const { tasks = [] } = await new ECSClient(product.as('operator').aws).send(
      new RunTaskCommand({
        cluster: 'demo',
        taskDefinition: 'job',
        launchType: 'FARGATE',
        networkConfiguration: {
          awsvpcConfiguration: { subnets: [subnet?.SubnetId ?? ''], assignPublicIp: 'ENABLED' },
        },
      }),
    )
    const taskArn = tasks[0]?.taskArn ?? ''
    product.advance(60_000)
    await see(taskArn)
    return taskArn
  }
  const see = (taskArn: string, ctx: TrackingContext = product.as('operator')) =>
    answerTask(ctx, toTaskAddress(taskArn), { isVisible: true, isNow: true })
  const networkOf = async (taskArn: string, ctx: TrackingContext = product.as('operator')) => {
    const answer = await readTaskNetwork(ctx, toTaskAddress(taskArn))
    return answer.ok ? answer.value : answer.failure
  }
  const countEc2Calls = () =>
    [...callCountsOf(product.aws.world).values()]
      .flatMap(counts => [...counts])
      .reduce((sum, [name, count]) => sum + (name.startsWith('ec2:') ? count : 0), 0)

  it('is told by name, with the public address', async () => {
    const taskArn = await run()
    const before = countEc2Calls()
    const network = await networkOf(taskArn)
    expect(countEc2Calls() - before).toBe(3)
    expect(network).toMatchObject({
      interfaces: [
        {
          id: expect.stringMatching(/^eni-/) as string,
          publicIp: expect.stringMatching(/^\d+\.\d+\.\d+\.\d+$/) as string,
          securityGroups: [{ id: expect.stringMatching(/^sg-/) as string, name: 'default' }],
        },
      ],
      subnets: [
        {
          name: expect.any(String) as string,
          cidrBlock: expect.stringContaining('/') as string,
          availabilityZone: expect.stringContaining('us-east-1') as string,
        },
      ],
      vpcs: [{ name: expect.any(String) as string }],
      problems: [],
    })
  })

  it('keeps its names once the interface is gone, which is not asked for', async () => {
    const taskArn = await run()
    product.advance(3_600_000)
    await see(taskArn)
    const before = countEc2Calls()
    expect(await networkOf(taskArn)).toMatchObject({
      interfaces: [],
      subnets: [{ name: expect.any(String) as string }],
      vpcs: [{ name: expect.any(String) as string }],
      problems: [],
    })
    expect(countEc2Calls() - before).toBe(2)
  })

  it.each([
    [['ec2:DescribeSubnets'], { subnets: [], interfaces: [{}], vpcs: [{}] }],
    [['ec2:DescribeVpcs'], { subnets: [{}], interfaces: [{}], vpcs: [] }],
    [['ec2:DescribeNetworkInterfaces'], { subnets: [{}], interfaces: [], vpcs: [{}] }],
    [
      ['ec2:DescribeNetworkInterfaces', 'ec2:DescribeSubnets'],
      { subnets: [], interfaces: [], vpcs: [] },
    ],
  ])('names the permission that is missing, and tells the rest: %j', async (denied, found) => {
    const taskArn = await run()
    const ctx = await sessionWithPolicy(
      product,
      'restricted',
      { Effect: 'Allow', Action: '*', Resource: '*' },
      { Effect: 'Deny', Action: denied, Resource: '*' },
    )
    expect(await networkOf(taskArn, ctx)).toMatchObject({
      ...found,
      problems: denied.map(permission => ({ kind: 'denied', permission })),
    })
  })

  it('is told to a viewer, and not to another account', async () => {
    const taskArn = await run()
    expect(await networkOf(taskArn, product.as('viewer'))).toMatchObject({ interfaces: [{}] })
    expect(await networkOf(taskArn, product.as('outsider'))).toBeUndefined()
  })

  it('is not told to a session that may not see the task', async () => {
    const taskArn = await run()
    const ctx = await sessionWithPolicy(product, 'blind', {
      Effect: 'Allow',
      Action: 'ec2:*',
      Resource: '*',
    })
    const before = countEc2Calls()
    expect(await networkOf(taskArn, ctx)).toMatchObject({ kind: 'forbidden' })
    expect(countEc2Calls()).toBe(before)
  })

  it('says what AWS did not answer beside the rest, and that the session ended', async () => {
    const taskArn = await run()
    await product.fault({
      operation: 'DescribeVpcs',
      kind: 'error',
      status: 400,
      code: 'RequestLimitExceeded',
    })
    expect(await networkOf(taskArn)).toMatchObject({
      interfaces: [{}],
      problems: [{ kind: 'failed', message: expect.stringContaining('too many') as string }],
    })
    await product.clearFaults()
    await product.fault({ operation: 'DescribeSubnets', kind: 'expire' })
    expect(await networkOf(taskArn)).toMatchObject({ kind: 'expired' })
  })

  it('is its instance’s where it has no interface of its own', async () => {
    const { aws } = product.as('operator')
    await new ECSClient(aws).send(
      new RegisterTaskDefinitionCommand({
        family: 'bridged',
        networkMode: 'bridge',
        containerDefinitions: [{ name: 'app', image: 'busybox', memory: 64 }],
      }),
    )
    const { tasks = [] } = await new ECSClient(aws).send(
      new RunTaskCommand({ cluster: 'batch', taskDefinition: 'bridged', launchType: 'EC2' }),
    )
    const taskArn = tasks[0]?.taskArn ?? ''
    product.advance(60_000)
    await see(taskArn)
    const before = countEc2Calls()
    expect(await networkOf(taskArn)).toMatchObject({
      interfaces: [],
      host: { networkMode: 'bridge', ec2InstanceId: expect.stringMatching(/^i-/) as string },
      problems: [],
    })
    expect(countEc2Calls()).toBe(before)
    const ctx = await sessionWithPolicy(
      product,
      'restricted',
      { Effect: 'Allow', Action: '*', Resource: '*' },
      { Effect: 'Deny', Action: 'ecs:DescribeContainerInstances', Resource: '*' },
    )
    expect(await networkOf(taskArn, ctx)).toMatchObject({
      host: { networkMode: 'bridge' },
      problems: [{ kind: 'denied', permission: 'ecs:DescribeContainerInstances' }],
    })
  })

  it('takes nothing for an ID that only looks like a pattern', async () => {
    const taskArn = await runOneTask(product, 'job')
    product.advance(60_000)
    await see(taskArn)
    await product.ledger.db
      .updateTable('tasks')
      .set(eb => ({
        state: eb.fn<string>('replace', [
          'state',
          eb.val('"value":"subnet-'),
          eb.val('"value":"*-'),
        ]),
        writes: eb('writes', '+', 1),
      }))
      .execute()
    expect(await networkOf(taskArn)).toMatchObject({ interfaces: [{}], subnets: [] })
  })
})
