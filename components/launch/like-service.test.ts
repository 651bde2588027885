import { describe, expect, it } from 'vitest'
import type { DefinitionChoice, ServiceChoice } from '@/lib/catalog/choices'
import { launchFormSchema } from '@/lib/run-task/launch-form-schema'
import type { LaunchInput } from '@/lib/run-task/schema'
import { toLaunchLikeService } from './like-service'

const service: ServiceChoice = {
  arn: 'arn:aws:ecs:us-east-1:111122223333:service/demo/web',
  name: 'web',
  status: 'ACTIVE',
  taskDefinition: 'web:3',
  runningCount: 2,
  launchType: 'FARGATE',
  capacityProviderStrategy: [],
  platformVersion: 'LATEST',
  subnets: ['subnet-1', 'subnet-2'],
  securityGroups: ['sg-1'],
  assignPublicIp: 'ENABLED',
  placementConstraints: [],
  placementStrategy: [],
  taskRoleArn: 'arn:aws:iam::111122223333:role/web',
  executionRoleArn: 'arn:aws:iam::111122223333:role/pull',
}

const definition = { executionRoleArn: service.executionRoleArn } as DefinitionChoice

const like = (change: Partial<ServiceChoice> = {}, launch: Partial<LaunchInput> = {}) =>
  toLaunchLikeService(
    launchFormSchema.parse({ taskDefinition: 'job:1', cluster: 'demo', ...launch }),
    { ...service, ...change },
    definition,
  )

describe('toLaunchLikeService', () => {
  it('takes compute, network and the roles that differ over', () => {
    expect(like()).toMatchObject({
      taskDefinition: 'job:1',
      cluster: 'demo',
      compute: { kind: 'launchType', launchType: 'FARGATE' },
      networkConfiguration: {
        awsvpcConfiguration: {
          subnets: ['subnet-1', 'subnet-2'],
          securityGroups: ['sg-1'],
          assignPublicIp: 'ENABLED',
        },
      },
      overrides: { taskRoleArn: service.taskRoleArn },
    })
    expect(like().overrides?.executionRoleArn).toBeUndefined()
    expect(like().platformVersion).toBeUndefined()
  })

  it('takes a strategy over in place of a launch type', () => {
    const capacityProviderStrategy = [{ capacityProvider: 'FARGATE_SPOT', base: 0, weight: 1 }]
    expect(like({ launchType: undefined, capacityProviderStrategy }).compute).toMatchObject({
      kind: 'strategy',
      capacityProviderStrategy,
    })
  })

  it('keeps what runs: count, containers and tags', () => {
    const launch = {
      count: 3,
      tags: [{ key: 'ticket', value: '1' }],
      overrides: { containerOverrides: [{ name: 'app', command: ['x'] }] },
    }
    expect(like({}, launch)).toMatchObject({
      count: 3,
      tags: launch.tags,
      overrides: { containerOverrides: [{ name: 'app', command: ['x'] }] },
    })
  })

  it('takes placement over, and nothing that no task can have', () => {
    const filled = like({
      launchType: 'EC2',
      subnets: [],
      placementConstraints: [{ type: 'distinctInstance' }, { type: 'sometimes' }],
      placementStrategy: [{ type: 'spread', field: 'attribute:ecs.availability-zone' }],
    })
    expect(filled.placementConstraints).toEqual([{ type: 'distinctInstance' }])
    expect(filled.placementStrategy).toHaveLength(1)
    expect(filled.networkConfiguration?.awsvpcConfiguration?.subnets).toEqual([])
  })
})
