import {
  DescribeContainerInstancesCommand,
  ListContainerInstancesCommand,
  RunTaskCommand,
} from '@aws-sdk/client-ecs'
import type { ContainerInstance } from '@aws-sdk/client-ecs'
import { beforeAll, describe, expect, it } from 'vitest'
import { useStillAws } from '../../../test/start-still-aws.ts'

const aws = await useStillAws()
const { ecs } = aws
let arns: string[]

beforeAll(async () => {
  arns = await list({})
})

type Filter = Omit<ConstructorParameters<typeof ListContainerInstancesCommand>[0], 'cluster'>
type Include = 'TAGS' | 'CONTAINER_INSTANCE_HEALTH'

async function list(filter: Filter, cluster = 'batch'): Promise<string[]> {
  const answer = await ecs.send(new ListContainerInstancesCommand({ cluster, ...filter }))
  return answer.containerInstanceArns ?? []
}
const describeSome = (containerInstances: string[], include: Include[] = [], cluster = 'batch') =>
  ecs.send(new DescribeContainerInstancesCommand({ cluster, containerInstances, include }))
const resourceOf = (list: ContainerInstance['remainingResources'], name: string) =>
  list?.find(one => one.name === name)

describe('ListContainerInstances', () => {
  it('answers every instance once over all pages', async () => {
    expect(arns).toHaveLength(3)
    const first = await ecs.send(
      new ListContainerInstancesCommand({ cluster: 'batch', maxResults: 2 }),
    )
    const rest = await list({ nextToken: first.nextToken })
    expect([...(first.containerInstanceArns ?? []), ...rest]).toEqual(arns)
    expect(await list({}, 'default')).toEqual([])
  })

  it('selects by status and by the cluster query language', async () => {
    expect(await list({ status: 'ACTIVE' })).toEqual(arns)
    expect(await list({ status: 'DRAINING' })).toEqual([])
    expect(await list({ filter: 'attribute:ecs.availability-zone == us-east-1b' })).toHaveLength(1)
    expect(await list({ filter: 'attribute:ecs.instance-type =~ m5.*' })).toEqual([])
    expect(await list({ filter: 'agentVersion > 1.90.0' })).toEqual(arns)
    const busy = await list({ filter: 'runningTasksCount > 0' })
    const idle = await list({ filter: 'runningTasksCount == 0' })
    expect([...busy, ...idle].toSorted()).toEqual(arns)
    await expect(list({ filter: 'attribute:' })).rejects.toMatchObject({
      name: 'InvalidParameterException',
    })
    await expect(list({}, 'nope')).rejects.toMatchObject({ name: 'ClusterNotFoundException' })
  })
})

describe('DescribeContainerInstances', () => {
  it('fills what ECS fills', async () => {
    const { containerInstances, failures } = await describeSome(arns.slice(0, 1))
    expect(failures).toEqual([])
    const [instance] = containerInstances ?? []
    expect(instance).toMatchObject({
      containerInstanceArn: arns[0],
      ec2InstanceId: expect.stringMatching(/^i-[0-9a-f]{17}$/) as unknown,
      capacityProviderName: 'batch-asg',
      status: 'ACTIVE',
      agentConnected: true,
      registeredAt: expect.any(Date) as unknown,
      attachments: [],
      tags: [],
      versionInfo: {
        agentVersion: expect.stringMatching(/^1\.\d+\.\d+$/) as unknown,
        dockerVersion: expect.stringMatching(/^DockerVersion: /) as unknown,
      },
    })
    expect(instance?.healthStatus).toBeUndefined()
    expect(resourceOf(instance?.registeredResources, 'CPU')).toEqual({
      name: 'CPU',
      type: 'INTEGER',
      doubleValue: 0,
      longValue: 0,
      integerValue: 4096,
    })
    expect(resourceOf(instance?.registeredResources, 'PORTS')).toMatchObject({
      type: 'STRINGSET',
      stringSetValue: ['22', '2375', '2376', '51678', '51679', '51680'],
    })
    expect(resourceOf(instance?.registeredResources, 'PORTS_UDP')?.stringSetValue).toEqual([])
    const names = instance?.attributes?.map(({ name }) => name) ?? []
    expect(new Set(names).size).toBe(names.length)
    for (const name of [
      'ecs.capability.task-eni',
      'ecs.capability.execution-role-awslogs',
      'com.amazonaws.ecs.capability.docker-remote-api.1.21',
      'com.amazonaws.ecs.capability.logging-driver.awslogs',
      'ecs.subnet-id',
    ])
      expect(names).toContain(name)
  })

  it('adds tags and health when asked', async () => {
    const answer = await describeSome(arns.slice(0, 1), ['TAGS', 'CONTAINER_INSTANCE_HEALTH'])
    const [instance] = answer.containerInstances ?? []
    expect(instance?.tags).toMatchObject([{ key: 'Name' }])
    expect(instance?.healthStatus).toMatchObject({
      overallStatus: 'OK',
      details: [{ type: 'CONTAINER_RUNTIME', status: 'OK', lastUpdated: expect.any(Date) as Date }],
    })
  })

  it('counts the tasks of an instance, and what they leave of it', async () => {
    const taskDefinition = 'cache-warm'
    const { tasks = [] } = await ecs.send(
      new RunTaskCommand({ cluster: 'batch', taskDefinition, launchType: 'EC2' }),
    )
    const arn = tasks[0]?.containerInstanceArn ?? ''
    const [placed] = (await describeSome([arn])).containerInstances ?? []
    expect(placed?.pendingTasksCount).toBe(1)
    const cpu = (name: 'remainingResources' | 'registeredResources') =>
      resourceOf(placed?.[name], 'CPU')?.integerValue ?? 0
    expect(cpu('registeredResources') - cpu('remainingResources')).toBeGreaterThanOrEqual(128)
    aws.clock.advance(60_000)
    const [settled] = (await describeSome([arn])).containerInstances ?? []
    expect(settled?.pendingTasksCount).toBe(0)
  })

  it('answers an unknown instance as MISSING, and refuses an invalid ID', async () => {
    const [known = ''] = arns
    const unknown = 'f'.repeat(32)
    const id = known.split('/').at(-1) ?? ''
    const answer = await describeSome([id, unknown])
    expect(answer.containerInstances?.map(one => one.containerInstanceArn)).toEqual([known])
    expect(answer.failures).toEqual([
      {
        arn: `arn:aws:ecs:us-east-1:111122223333:container-instance/batch/${unknown}`,
        reason: 'MISSING',
      },
    ])
    expect((await describeSome([id], [], 'demo')).failures).toMatchObject([{ reason: 'MISSING' }])
    await expect(describeSome(['short'])).rejects.toThrow(/length should be one of/)
    await expect(describeSome([])).rejects.toThrow(/cannot be empty/)
    const many = Array.from({ length: 101 }, () => unknown)
    await expect(describeSome(many)).rejects.toThrow(/at most 100/)
  })
})
