import {
  CreateClusterCommand,
  DeleteClusterCommand,
  DescribeClustersCommand,
  ECSClient,
  ListClustersCommand,
} from '@aws-sdk/client-ecs'
import { describe, expect, it } from 'vitest'
import { useStillAws } from '../../../test/start-still-aws.ts'

const aws = await useStillAws()
const { ecs } = aws

const arnOf = (name: string) => `arn:aws:ecs:us-east-1:111122223333:cluster/${name}`

describe('clusters', () => {
  it('are listed, by pages too', async () => {
    const { clusterArns } = await ecs.send(new ListClustersCommand({}))
    expect(clusterArns).toEqual(['demo', 'batch', 'default'].map(arnOf))
    const first = await ecs.send(new ListClustersCommand({ maxResults: 2 }))
    const { nextToken } = first
    const second = await ecs.send(new ListClustersCommand({ nextToken }))
    expect([...(first.clusterArns ?? []), ...(second.clusterArns ?? [])]).toEqual(clusterArns)
  })

  it('are described by name or ARN, with what was asked for; the unknown ones are MISSING', async () => {
    const clusters = ['demo', arnOf('batch'), 'nope']
    const answer = await ecs.send(
      new DescribeClustersCommand({ clusters, include: ['TAGS', 'SETTINGS', 'STATISTICS'] }),
    )
    expect(answer.failures).toEqual([{ arn: arnOf('nope'), reason: 'MISSING' }])
    expect(answer.clusters).toMatchObject([
      {
        clusterName: 'demo',
        status: 'ACTIVE',
        capacityProviders: ['FARGATE', 'FARGATE_SPOT'],
        runningTasksCount: 4,
        activeServicesCount: 2,
        registeredContainerInstancesCount: 0,
        tags: [{ key: 'stage', value: 'demo' }],
        settings: [{ name: 'containerInsights', value: 'enabled' }],
      },
      {
        clusterName: 'batch',
        runningTasksCount: 3,
        activeServicesCount: 1,
        registeredContainerInstancesCount: 3,
      },
    ])
    expect(answer.clusters?.[0]?.statistics).toContainEqual({
      name: 'runningFargateTasksCount',
      value: '4',
    })
    await expect(ecs.send(new DescribeClustersCommand({ clusters: [''] }))).rejects.toThrow(
      'Clusters can not be blank.',
    )
    const bare = await ecs.send(new DescribeClustersCommand({ clusters: ['demo'] }))
    expect(bare.clusters).toMatchObject([{ tags: [], settings: [], statistics: [] }])
  })

  it('are created once, and deleted when empty', async () => {
    const create = () => ecs.send(new CreateClusterCommand({ clusterName: 'brief', settings: [] }))
    expect((await create()).cluster).toMatchObject({
      clusterArn: arnOf('brief'),
      settings: [{ name: 'containerInsights', value: 'disabled' }],
    })
    expect((await create()).cluster?.clusterName).toBe('brief')
    const remove = (cluster: string) => ecs.send(new DeleteClusterCommand({ cluster }))
    expect((await remove('brief')).cluster?.status).toBe('INACTIVE')
    await expect(remove('brief')).rejects.toMatchObject({ name: 'ClusterNotFoundException' })
    await expect(remove('demo')).rejects.toMatchObject({ name: 'ClusterContainsServicesException' })
    await expect(remove('batch')).rejects.toMatchObject({
      name: 'ClusterContainsContainerInstancesException',
    })
  })

  it('keep their configuration and the namespace of Service Connect', async () => {
    const executeCommandConfiguration = {
      logging: 'OVERRIDE' as const,
      logConfiguration: { cloudWatchLogGroupName: '/exec' },
    }
    const configuration = { executeCommandConfiguration }
    const clusterName = 'configured'
    const serviceConnectDefaults = { namespace: 'internal' }
    const { cluster } = await ecs.send(
      new CreateClusterCommand({ clusterName, configuration, serviceConnectDefaults }),
    )
    const namespace = cluster?.serviceConnectDefaults?.namespace ?? ''
    expect(namespace).toMatch(
      /^arn:aws:servicediscovery:us-east-1:111122223333:namespace\/ns-[0-9a-f]{16}$/,
    )
    const describeWith = (include: ['CONFIGURATIONS'] | []) =>
      ecs.send(new DescribeClustersCommand({ clusters: [clusterName], include }))
    expect((await describeWith(['CONFIGURATIONS'])).clusters).toMatchObject([{ configuration }])
    expect((await describeWith([])).clusters?.[0]?.configuration).toBeUndefined()
    const again = new CreateClusterCommand({
      clusterName: 'beside',
      serviceConnectDefaults: { namespace },
    })
    expect((await ecs.send(again)).cluster?.serviceConnectDefaults?.namespace).toBe(namespace)
  })

  it.each([
    ['an unknown provider', { capacityProviders: ['nope'] }, 'InvalidParameterException'],
    ['a name with a blank', { clusterName: 'a b' }, 'InvalidParameterException'],
    [
      'a namespace that is not there',
      { serviceConnectDefaults: { namespace: 'arn:aws:servicediscovery:x:1:namespace/ns-1' } },
      'NamespaceNotFoundException',
    ],
    [
      'OVERRIDE without a place to log to',
      { configuration: { executeCommandConfiguration: { logging: 'OVERRIDE' as const } } },
      'InvalidParameterException',
    ],
    [
      'other settings for a name that is there',
      {
        clusterName: 'default',
        settings: [{ name: 'containerInsights' as const, value: 'enhanced' }],
      },
      'InvalidParameterException',
    ],
  ])('are not created with %s', async (_name, request, name) => {
    const create = new CreateClusterCommand({ clusterName: 'refused', ...request })
    await expect(ecs.send(create)).rejects.toMatchObject({ name })
  })
})

describe('the other account', () => {
  it('has clusters of its own', async () => {
    const outsider = new ECSClient(aws.clientOptions('outsider'))
    const { clusterArns } = await outsider.send(new ListClustersCommand({}))
    expect(clusterArns?.every(arn => arn.includes(':444455556666:'))).toBe(true)
    outsider.destroy()
  })
})
