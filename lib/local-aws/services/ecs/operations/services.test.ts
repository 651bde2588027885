import {
  DescribeServicesCommand,
  DescribeTasksCommand,
  ListServicesCommand,
  ListTasksCommand,
  StopTaskCommand,
} from '@aws-sdk/client-ecs'
import { describe, expect, it } from 'vitest'
import { useStillAws } from '../../../test/start-still-aws.ts'

const aws = await useStillAws()
const { ecs } = aws

const arnOf = (cluster: string, name: string) =>
  `arn:aws:ecs:us-east-1:111122223333:service/${cluster}/${name}`

type Filter = Omit<ConstructorParameters<typeof ListServicesCommand>[0], 'cluster'>
const list = async (cluster: string, filter: Filter = {}) =>
  (await ecs.send(new ListServicesCommand({ cluster, ...filter }))).serviceArns
const describeSome = (services: string[], include: ['TAGS'] | [] = [], cluster = 'demo') =>
  ecs.send(new DescribeServicesCommand({ cluster, services, include }))

describe('ListServices', () => {
  it('answers the services of one cluster, by pages too', async () => {
    const both = [arnOf('demo', 'storefront'), arnOf('demo', 'worker')]
    expect(await list('demo')).toEqual(both)
    const first = await ecs.send(new ListServicesCommand({ cluster: 'demo', maxResults: 1 }))
    expect(first.serviceArns).toEqual(both.slice(0, 1))
    expect(await list('demo', { nextToken: first.nextToken })).toEqual(both.slice(1))
    expect(await list('batch')).toEqual([arnOf('batch', 'uploads')])
    expect(await list('default')).toEqual([])
  })

  it('filters by launch type, strategy and who manages them', async () => {
    expect(await list('demo', { launchType: 'FARGATE' })).toHaveLength(2)
    expect(await list('demo', { launchType: 'EC2' })).toEqual([])
    expect(await list('batch', { launchType: 'EC2', schedulingStrategy: 'REPLICA' })).toHaveLength(
      1,
    )
    expect(await list('batch', { schedulingStrategy: 'DAEMON' })).toEqual([])
    expect(await list('demo', { resourceManagementType: 'ECS' })).toEqual([])
    await expect(list('nope')).rejects.toMatchObject({ name: 'ClusterNotFoundException' })
  })
})

describe('DescribeServices', () => {
  it('tells a service’s deployment, events and network', async () => {
    const { services, failures } = await describeSome(['storefront'])
    expect(failures).toEqual([])
    const [service] = services ?? []
    expect(service).toMatchObject({
      serviceArn: arnOf('demo', 'storefront'),
      status: 'ACTIVE',
      desiredCount: 2,
      runningCount: 2,
      pendingCount: 0,
      capacityProviderStrategy: [{ capacityProvider: 'FARGATE' }],
      networkConfiguration: { awsvpcConfiguration: { assignPublicIp: 'ENABLED' } },
      schedulingStrategy: 'REPLICA',
      deployments: [
        {
          id: expect.stringMatching(/^ecs-svc\/\d{19}$/) as unknown,
          status: 'PRIMARY',
          runningCount: 2,
          rolloutState: 'COMPLETED',
        },
      ],
    })
    expect(service?.launchType).toBeUndefined()
    expect(service?.tags).toBeUndefined()
    expect(service?.events?.[0]).toMatchObject({
      createdAt: expect.any(Date) as unknown,
      message: '(service storefront) has reached a steady state.',
    })
    const [uploads] = (await describeSome(['uploads'], [], 'batch')).services ?? []
    expect(uploads).toMatchObject({ launchType: 'EC2', runningCount: 1 })
    expect(uploads?.platformVersion).toBeUndefined()
  })

  it('adds tags on request, and answers an unknown service as MISSING', async () => {
    const { services, failures } = await describeSome([arnOf('demo', 'worker'), 'nope'], ['TAGS'])
    expect(services).toMatchObject([
      { serviceName: 'worker', tags: [{ key: 'team', value: 'platform' }] },
    ])
    expect(failures).toEqual([{ arn: arnOf('demo', 'nope'), reason: 'MISSING' }])
    await expect(describeSome([])).rejects.toThrow(/cannot be empty/)
    await expect(describeSome(Array.from({ length: 11 }, () => 'x'))).rejects.toThrow(/at most 10/)
  })
})

describe('the tasks of a service', () => {
  const tasksOf = async (serviceName: string) =>
    (await ecs.send(new ListTasksCommand({ cluster: 'demo', serviceName }))).taskArns ?? []

  it('are listed by their service, and name it', async () => {
    const arns = await tasksOf('storefront')
    expect(arns).toHaveLength(2)
    const describeAll = new DescribeTasksCommand({
      cluster: 'demo',
      tasks: arns,
      include: ['TAGS'],
    })
    const { tasks = [] } = await ecs.send(describeAll)
    const [service] = (await describeSome(['storefront'])).services ?? []
    for (const task of tasks) {
      expect(task).toMatchObject({
        group: 'service:storefront',
        startedBy: service?.deployments?.[0]?.id,
        taskDefinitionArn: service?.taskDefinition,
      })
      expect(task.tags).toContainEqual({ key: 'aws:ecs:serviceName', value: 'storefront' })
    }
    await expect(tasksOf('nope')).rejects.toMatchObject({ name: 'ServiceNotFoundException' })
  })

  it('are counted by it', async () => {
    const [task] = await tasksOf('worker')
    await ecs.send(new StopTaskCommand({ cluster: 'demo', task }))
    const [worker] = (await describeSome(['worker'])).services ?? []
    expect(worker).toMatchObject({ desiredCount: 1, runningCount: 0, pendingCount: 0 })
  })
})
