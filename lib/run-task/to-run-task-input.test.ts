import type { RunTaskCommandInput } from '@aws-sdk/client-ecs'
import { describe, expect, it } from 'vitest'
import { launchSchema } from './schema.ts'
import type { LaunchInput } from './schema.ts'
import { toRunTaskInput } from './to-run-task-input.ts'

const requestOf = (input: LaunchInput): RunTaskCommandInput =>
  toRunTaskInput(launchSchema.parse(input))

describe('toRunTaskInput', () => {
  it('sends nothing that was not given', () => {
    expect(requestOf({ taskDefinition: 'app' })).toEqual({ taskDefinition: 'app', count: 1 })
  })

  it('sends a form as it stands when it was opened', () => {
    const opened: LaunchInput = {
      taskDefinition: 'app:3',
      cluster: '',
      count: 1,
      compute: { kind: 'clusterDefault' },
      networkConfiguration: {
        awsvpcConfiguration: { subnets: [], securityGroups: [], assignPublicIp: 'DISABLED' },
      },
      overrides: { containerOverrides: [{ name: 'app', environment: [] }] },
      tags: [],
    }
    expect(requestOf(opened)).toEqual({ taskDefinition: 'app:3', count: 1 })
  })

  it('sends every member of a full launch', () => {
    const request = requestOf({
      taskDefinition: 'db-migrate:14',
      cluster: 'demo',
      count: '10',
      compute: {
        kind: 'strategy',
        capacityProviderStrategy: [
          { capacityProvider: 'FARGATE', base: 2, weight: '1' },
          { capacityProvider: 'FARGATE_SPOT', base: '', weight: 3 },
        ],
      },
      networkConfiguration: {
        awsvpcConfiguration: {
          subnets: ['subnet-1', 'subnet-2'],
          securityGroups: ['sg-1'],
          assignPublicIp: 'ENABLED',
        },
      },
      overrides: {
        containerOverrides: [
          {
            name: 'migrate',
            command: { shell: "migrate --to '42 b'" },
            environment: [
              { name: 'LOG_LEVEL', value: 'debug' },
              { name: 'EMPTY', value: '' },
            ],
          },
          { name: 'log-router', command: { json: '[]' }, environment: [{ name: '', value: '' }] },
        ],
      },
      tags: [{ key: 'team', value: 'payments' }, { key: 'ticket' }, { key: '', value: '' }],
      startedBy: 'jane',
      group: 'nightly',
    })
    expect(request).toEqual({
      cluster: 'demo',
      count: 10,
      taskDefinition: 'db-migrate:14',
      capacityProviderStrategy: [
        { capacityProvider: 'FARGATE', base: 2, weight: 1 },
        { capacityProvider: 'FARGATE_SPOT', weight: 3 },
      ],
      networkConfiguration: {
        awsvpcConfiguration: {
          subnets: ['subnet-1', 'subnet-2'],
          securityGroups: ['sg-1'],
          assignPublicIp: 'ENABLED',
        },
      },
      overrides: {
        containerOverrides: [
          {
            name: 'migrate',
            command: ['migrate', '--to', '42 b'],
            environment: [
              { name: 'LOG_LEVEL', value: 'debug' },
              { name: 'EMPTY', value: '' },
            ],
          },
        ],
      },
      tags: [{ key: 'team', value: 'payments' }, { key: 'ticket' }],
      startedBy: 'jane',
      group: 'nightly',
    })
  })

  it('sends a launch type without a strategy', () => {
    const compute = { kind: 'launchType', launchType: 'EXTERNAL' } as const
    expect(requestOf({ taskDefinition: 'app', compute })).toEqual({
      taskDefinition: 'app',
      count: 1,
      launchType: 'EXTERNAL',
    })
  })

  it('keeps explicit zeros of a strategy', () => {
    const capacityProviderStrategy = [
      { capacityProvider: 'a', base: 0, weight: 0 },
      { capacityProvider: 'b', weight: 1 },
    ]
    const compute = { kind: 'strategy' as const, capacityProviderStrategy }
    expect(requestOf({ taskDefinition: 'app', compute }).capacityProviderStrategy).toEqual(
      capacityProviderStrategy,
    )
  })

  it('leaves unused security groups and public IP out with the subnets', () => {
    const networkConfiguration = { awsvpcConfiguration: { subnets: [''], securityGroups: [''] } }
    expect(
      requestOf({ taskDefinition: 'app', networkConfiguration: { awsvpcConfiguration: {} } }),
    ).toEqual({ taskDefinition: 'app', count: 1 })
    expect(launchSchema.safeParse({ taskDefinition: 'app', networkConfiguration }).success).toBe(
      false,
    )
  })

  it('gives the part of a shared GPU as numbers, and its compute only where it is limited', () => {
    const shareOf = (nvidiaMps: { memory: string; maxComputePercent?: string }) => {
      const resourceRequirements = [{ type: 'GPU' as const, sharingStrategy: { nvidiaMps } }]
      const overrides = { containerOverrides: [{ name: 'app', resourceRequirements }] }
      const request = requestOf({ taskDefinition: 'app', overrides })
      return request.overrides?.containerOverrides?.[0]?.resourceRequirements
    }
    expect(shareOf({ memory: '1024', maxComputePercent: '50' })).toEqual([
      { type: 'GPU', sharingStrategy: { nvidiaMps: { memory: 1024, maxComputePercent: 50 } } },
    ])
    expect(shareOf({ memory: '1024', maxComputePercent: '' })).toStrictEqual([
      { type: 'GPU', sharingStrategy: { nvidiaMps: { memory: 1024 } } },
    ])
  })
})
