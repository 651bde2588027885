import {
  CreateCapacityProviderCommand,
  CreateClusterCommand,
  DeleteClusterCommand,
  DescribeCapacityProvidersCommand,
  DescribeClustersCommand,
  StopTaskCommand,
} from '@aws-sdk/client-ecs'
import type { CreateCapacityProviderCommandInput } from '@aws-sdk/client-ecs'
import { describe, expect, it } from 'vitest'
import { useRunTask } from '../../../test/start-run-task.ts'

const local = await useRunTask()

const names = (count: number) => Array.from({ length: count }, (_, at) => `name-${at}`)
const refusal = (message: RegExp, name = 'InvalidParameterException') => ({
  name,
  message: expect.stringMatching(message) as unknown,
})
const toGroupArn = (name: string) =>
  `arn:aws:autoscaling:us-east-1:111122223333:autoScalingGroup:1:autoScalingGroupName/${name}`
const provide = (name: string, change: Partial<CreateCapacityProviderCommandInput> = {}) =>
  local.ecs.send(
    new CreateCapacityProviderCommand({
      name,
      autoScalingGroupProvider: { autoScalingGroupArn: toGroupArn(name) },
      ...change,
    }),
  )

describe('a cluster', () => {
  it('cannot be deleted with a running task, but with one that is stopping', async () => {
    const cluster = 'short'
    await local.ecs.send(new CreateClusterCommand({ clusterName: cluster }))
    const { tasks = [] } = await local.run({ cluster, launchType: 'FARGATE' })
    const remove = () => local.ecs.send(new DeleteClusterCommand({ cluster }))
    await expect(remove()).rejects.toMatchObject({ name: 'ClusterContainsTasksException' })
    await local.ecs.send(new StopTaskCommand({ cluster, task: tasks[0]?.taskArn }))
    expect((await remove()).cluster).toMatchObject({ status: 'INACTIVE', capacityProviders: [] })
    await expect(local.run({ cluster })).rejects.toMatchObject({ name: 'ClusterNotFoundException' })
  })

  it('is described by 100 names at most, and as `default` without any', async () => {
    const read = (clusters?: string[]) =>
      local.ecs.send(new DescribeClustersCommand({ clusters, include: [] }))
    expect((await read(names(100))).failures).toHaveLength(100)
    await expect(read(names(101))).rejects.toMatchObject(refusal(/at most 100/))
    expect((await read()).clusters).toMatchObject([{ clusterName: 'default' }])
  })

  it('has one setting of a name', async () => {
    const setting = { name: 'containerInsights' as const, value: 'enabled' }
    const create = new CreateClusterCommand({ clusterName: 'set', settings: [setting, setting] })
    await expect(local.ecs.send(create)).rejects.toMatchObject(refusal(/Duplicate settings/))
  })

  it('logs commands elsewhere only where logging says OVERRIDE', async () => {
    const executeCommandConfiguration = {
      logging: 'NONE' as const,
      logConfiguration: { cloudWatchLogGroupName: '/exec' },
    }
    const create = new CreateClusterCommand({
      clusterName: 'logged',
      configuration: { executeCommandConfiguration },
    })
    await expect(local.ecs.send(create)).rejects.toMatchObject(refusal(/when logging is OVERRIDE/))
  })

  it('has 20 capacity providers at most', async () => {
    const known = names(19)
    for (const name of known) await provide(name)
    const create = (clusterName: string, capacityProviders: string[]) =>
      local.ecs.send(new CreateClusterCommand({ clusterName, capacityProviders }))
    const many = await create('many', ['FARGATE', ...known])
    expect(many.cluster?.capacityProviders).toHaveLength(20)
    await expect(create('too-many', ['FARGATE', 'FARGATE_SPOT', ...known])).rejects.toMatchObject(
      refusal(/maximum number of capacity providers/),
    )
  })
})

describe('a capacity provider', () => {
  const managedInstancesProvider = {
    infrastructureRoleArn: 'arn:aws:iam::111122223333:role/infrastructure',
    instanceLaunchTemplate: {
      ec2InstanceProfileArn: 'arn:aws:iam::111122223333:instance-profile/p',
      networkConfiguration: { subnets: ['subnet-0'] },
    },
  }

  it.each<[string, Partial<CreateCapacityProviderCommandInput>, RegExp, string?]>([
    ['two kinds at once', { managedInstancesProvider }, /either/],
    [
      'Managed Instances, which are not here',
      { managedInstancesProvider, autoScalingGroupProvider: undefined },
      /not supported in this Region/,
      'UnsupportedFeatureException',
    ],
    ['no kind', { autoScalingGroupProvider: undefined }, /must be specified/],
    ['a cluster of its own', { cluster: 'demo' }, /only be specified for a Managed Instances/],
  ])('is not created with %s', async (_name, change, message, name) => {
    await expect(provide('refused', change)).rejects.toMatchObject(refusal(message, name))
  })

  it('is described by 100 names at most', async () => {
    const read = new DescribeCapacityProvidersCommand({ capacityProviders: names(101) })
    await expect(local.ecs.send(read)).rejects.toMatchObject(refusal(/at most 100/))
  })
})
