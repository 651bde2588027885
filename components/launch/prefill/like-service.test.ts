import { describe, expect, it } from 'vitest'
import type { ServiceChoice } from '@/lib/catalog/choices'
import type { LaunchInput } from '@/lib/run-task/schema'
import { toDefaultValues } from '@/lib/run-task/form/default-values'
import { toLaunchLikeService } from './like-service'

const role = (name: string) => `arn:aws:iam::111122223333:role/${name}`

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
  taskRoleArn: role('web'),
  executionRoleArn: role('pull'),
}

const definition = { taskRoleArn: role('job'), executionRoleArn: role('pull') }

const like = (change: Partial<ServiceChoice> = {}, launch: Partial<LaunchInput> = {}) =>
  toLaunchLikeService(toDefaultValues(launch), { ...service, ...change }, definition)

describe('a launch like a service', () => {
  it('takes compute, network and the role that differs over, and says so', () => {
    expect(like()).toEqual({
      input: {
        ...toDefaultValues(),
        compute: { kind: 'launchType', launchType: 'FARGATE' },
        networkConfiguration: {
          awsvpcConfiguration: {
            subnets: ['subnet-1', 'subnet-2'],
            securityGroups: ['sg-1'],
            assignPublicIp: 'ENABLED',
          },
        },
        overrides: { ...toDefaultValues().overrides, taskRoleArn: role('web') },
      },
      filled: [
        'launch type FARGATE',
        '2 subnets',
        '1 security group',
        'a public IP',
        'task role web',
      ],
    })
  })

  it('takes a strategy over, row by row', () => {
    const capacityProviderStrategy = [
      { capacityProvider: 'FARGATE', base: 1, weight: 1 },
      { capacityProvider: 'FARGATE_SPOT', base: 0, weight: 3 },
    ]
    const { input, filled } = like({ launchType: undefined, capacityProviderStrategy })
    expect(input.compute).toEqual({ kind: 'strategy', capacityProviderStrategy })
    expect(filled[0]).toBe('strategy FARGATE, FARGATE_SPOT')
  })

  it.each([undefined, 'MOON'])('is the cluster’s default for launch type %s', launchType => {
    const compute = { kind: 'launchType', launchType: 'EC2' } as const
    expect(like({ launchType }, { compute }).input.compute).toEqual({ kind: 'clusterDefault' })
  })

  it('names a platform version only where it is not the latest', () => {
    expect(like({}, { platformVersion: '1.3.0' }).input.platformVersion).toBeUndefined()
    const told = like({ platformVersion: '1.4.0' })
    expect(told.input.platformVersion).toBe('1.4.0')
    expect(told.filled).toContain('platform version 1.4.0')
  })

  it('takes placement over, without what no task can have', () => {
    const spread = { type: 'spread', field: 'attribute:ecs.availability-zone' }
    const constraints = [{ type: 'memberOf', expression: 'a == b' }, { type: 'sometimes' }]
    const { input, filled } = like({
      placementConstraints: constraints,
      placementStrategy: [spread, { type: 'anyhow' }],
    })
    expect(input.placementConstraints).toEqual([{ type: 'memberOf', expression: 'a == b' }])
    expect(input.placementStrategy).toEqual([spread])
    expect(filled).toEqual(expect.arrayContaining(['1 placement constraint', 'placement strategy']))
  })

  it('takes placement away that the service has none of', () => {
    const placementConstraints = [{ type: 'distinctInstance' as const }]
    expect(like({}, { placementConstraints }).input.placementConstraints).toEqual([])
  })

  it('takes an override back where the definition already has the role', () => {
    const overrides = { executionRoleArn: role('other') }
    expect(like({}, { overrides }).input.overrides?.executionRoleArn).toBeUndefined()
  })

  it('takes both roles over while no definition is known', () => {
    const { overrides } = toLaunchLikeService(toDefaultValues(), service, undefined).input
    expect(overrides).toMatchObject({ taskRoleArn: role('web'), executionRoleArn: role('pull') })
  })

  it('keeps a network and roles where the service has none to tell', () => {
    const launch = {
      networkConfiguration: { awsvpcConfiguration: { subnets: ['subnet-9'] } },
      overrides: { taskRoleArn: role('mine') },
    }
    const none = { subnets: [], securityGroups: [], taskRoleArn: undefined }
    expect(like(none, launch).input).toMatchObject(launch)
  })

  it('keeps everything else as it was entered, even what is not valid', () => {
    const entered: Partial<LaunchInput> = {
      taskDefinition: ' job',
      cluster: 'demo',
      count: 'many',
      tags: [{ key: '', value: '1' }],
      overrides: { containerOverrides: [{ name: 'app', command: ['x'] }], cpu: 'lots' },
    }
    expect(like({}, entered).input).toMatchObject(entered)
  })

  it('leaves the form that it was given as it is', () => {
    const before = toDefaultValues()
    toLaunchLikeService(before, service, definition)
    expect(before).toEqual(toDefaultValues())
  })
})
