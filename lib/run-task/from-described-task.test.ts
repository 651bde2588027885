import type { Task } from '@aws-sdk/client-ecs'
import { describe, expect, it } from 'vitest'
import { fromDescribedTask } from './from-described-task.ts'
import { toRunTaskInput } from './to-run-task-input.ts'

const arn = 'arn:aws:ecs:us-east-1:111122223333'

const fargate: Task = {
  taskArn: `${arn}:task/demo/0123456789abcdef0123456789abcdef`,
  taskDefinitionArn: `${arn}:task-definition/db-migrate:14`,
  clusterArn: `${arn}:cluster/demo`,
  launchType: 'FARGATE',
  platformVersion: '1.4.0',
  group: 'family:db-migrate',
  startedBy: 'slipway-0123456789abcdef0123456789ab',
  enableExecuteCommand: true,
  lastStatus: 'STOPPED',
  cpu: '256',
  attachments: [
    {
      type: 'ElasticNetworkInterface',
      details: [
        { name: 'subnetId', value: 'subnet-1' },
        { name: 'privateIPv4Address', value: '10.0.0.1' },
      ],
    },
  ],
  overrides: {
    containerOverrides: [
      { name: 'migrate', command: ['go'], environment: [], resourceRequirements: [] },
      { name: 'sidecar' },
    ],
    inferenceAcceleratorOverrides: [],
  },
  tags: [
    { key: 'aws:ecs:clusterName', value: 'demo' },
    { key: 'team', value: 'payments' },
  ],
}

describe('fromDescribedTask', () => {
  it('asks again for a task on Fargate, and says what ECS did not tell', () => {
    const { values, unused, missing } = fromDescribedTask(fargate)
    expect(toRunTaskInput(values)).toEqual({
      taskDefinition: `${arn}:task-definition/db-migrate:14`,
      cluster: `${arn}:cluster/demo`,
      count: 1,
      launchType: 'FARGATE',
      platformVersion: '1.4.0',
      networkConfiguration: { awsvpcConfiguration: { subnets: ['subnet-1'] } },
      overrides: { containerOverrides: [{ name: 'migrate', command: ['go'] }] },
      tags: [{ key: 'team', value: 'payments' }],
      enableExecuteCommand: true,
    })
    expect(unused).toEqual(['tags.0', 'startedBy'])
    expect(missing).toEqual([
      'networkConfiguration.awsvpcConfiguration.securityGroups',
      'networkConfiguration.awsvpcConfiguration.assignPublicIp',
      'propagateTags',
      'referenceId',
    ])
  })

  it('takes the provider that a task was placed on for its strategy', () => {
    const { values, missing } = fromDescribedTask({
      ...fargate,
      capacityProviderName: 'FARGATE_SPOT',
    })
    expect(toRunTaskInput(values)).toMatchObject({
      capacityProviderStrategy: [{ capacityProvider: 'FARGATE_SPOT', weight: 1 }],
      platformVersion: '1.4.0',
    })
    expect(missing).toContain('capacityProviderStrategy.0.base')
    expect(missing).toContain('capacityProviderStrategy.0.weight')
  })

  it('misses the placement and the volumes of a task on EC2, and takes no platform version', () => {
    const { values, missing } = fromDescribedTask({
      taskDefinitionArn: `${arn}:task-definition/app:1`,
      launchType: 'EC2',
      platformVersion: '1.0.0',
      group: 'nightly',
      startedBy: 'jane',
      attachments: [{ type: 'AmazonElasticBlockStorage', details: [] }],
    })
    expect(toRunTaskInput(values)).toEqual({
      taskDefinition: `${arn}:task-definition/app:1`,
      count: 1,
      launchType: 'EC2',
      group: 'nightly',
      startedBy: 'jane',
    })
    expect(missing).toEqual([
      'placementConstraints',
      'placementStrategy',
      'volumeConfigurations',
      'propagateTags',
      'referenceId',
    ])
  })

  it('leaves the marks of a service to the service', () => {
    const { values, unused } = fromDescribedTask({
      ...fargate,
      startedBy: 'ecs-svc/0123456789',
      group: 'service:web',
    })
    expect(values).not.toHaveProperty('startedBy')
    expect(values).not.toHaveProperty('group')
    expect(unused).toEqual(['tags.0', 'startedBy', 'group'])
  })

  it.each(['AWS Step Functions', 'chronos-schedule/nightly', 'events-rule/nightly'])(
    'drops the mark %s, which AWS wrote, and names it',
    startedBy => {
      const { values, unused } = fromDescribedTask({ ...fargate, startedBy })
      expect(values).not.toHaveProperty('startedBy')
      expect(unused).toEqual(['tags.0', 'startedBy'])
    },
  )

  it('reads the network of an event, which spells its type otherwise', () => {
    const details = [{ name: 'subnetId', value: 'subnet-9' }]
    const { values } = fromDescribedTask({ ...fargate, attachments: [{ type: 'eni', details }] })
    expect(values.networkConfiguration.awsvpcConfiguration.subnets).toEqual(['subnet-9'])
  })
})
