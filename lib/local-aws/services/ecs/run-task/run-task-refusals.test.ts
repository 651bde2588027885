import type { RunTaskCommandInput } from '@aws-sdk/client-ecs'
import { describe, expect, it } from 'vitest'
import { seedId } from '../../../seed/seed-id.ts'
import { useRunTask } from '../../../test/start-run-task.ts'

const local = await useRunTask()

const id = (prefix: string, ...of: string[]) => seedId(prefix, '111122223333', 'us-east-1', ...of)

const onBatch = (): Partial<RunTaskCommandInput> => ({
  cluster: 'batch',
  launchType: 'EC2',
  networkConfiguration: undefined,
})

describe('what RunTask refuses', () => {
  type Case = [string, () => Partial<RunTaskCommandInput>, string, string | RegExp]
  const cases: Case[] = [
    [
      'an unknown cluster',
      () => ({ cluster: 'nope' }),
      'ClusterNotFoundException',
      'Cluster not found.',
    ],
    [
      'an unknown definition',
      () => ({ taskDefinition: 'nope' }),
      'ClientException',
      'TaskDefinition not found.',
    ],
    [
      'a retired revision',
      () => ({ taskDefinition: 'db-migrate:1' }),
      'InvalidParameterException',
      'TaskDefinition is inactive',
    ],
    [
      'an override whose role is none',
      () => ({
        overrides: { taskRoleArn: 'arn:aws:cloudformation:us-east-1:111122223333:stack/x' },
      }),
      'ClientException',
      'Role is not valid',
    ],
    ['a count of 0', () => ({ count: 0 }), 'InvalidParameterException', /count/],
    ['a count of 11', () => ({ count: 11 }), 'InvalidParameterException', /count/],
    [
      'no network for awsvpc',
      () => ({ networkConfiguration: undefined }),
      'InvalidParameterException',
      "Network Configuration must be provided when networkMode 'awsvpc' is specified.",
    ],
    [
      'a network for bridge',
      () => ({ ...onBatch(), taskDefinition: 'cache-warm', networkConfiguration: local.network() }),
      'InvalidParameterException',
      /not valid for the given networkMode/,
    ],
    [
      'an unknown subnet',
      () => ({ networkConfiguration: local.network({ subnets: ['subnet-x'] }) }),
      'InvalidParameterException',
      "Error retrieving subnet information for [subnet-x]: The subnet ID 'subnet-x' does not exist (ErrorCode: InvalidSubnetID.NotFound)",
    ],
    [
      'subnets of two VPCs',
      () => ({
        networkConfiguration: local.network({
          subnets: [id('subnet', 'prod', 'prod-private-1'), id('subnet', 'default', 'default-1')],
        }),
      }),
      'InvalidParameterException',
      /same VPC/,
    ],
    [
      'an unknown security group',
      () => ({ networkConfiguration: local.network({ securityGroups: ['sg-x'] }) }),
      'InvalidParameterException',
      "Error retrieving security group information for [sg-x]: The security group 'sg-x' does not exist (ErrorCode: InvalidGroup.NotFound)",
    ],
    [
      'a security group of another VPC',
      () => ({
        networkConfiguration: local.network({ securityGroups: [id('sg', 'default', 'web')] }),
      }),
      'InvalidParameterException',
      /same VPC/,
    ],
    [
      'a public IP on EC2',
      () => ({
        ...onBatch(),
        taskDefinition: 'ledger-export',
        networkConfiguration: local.network({ assignPublicIp: 'ENABLED' }),
      }),
      'InvalidParameterException',
      'Assign public IP is not supported for this launch type.',
    ],
    [
      'a platform version on EC2',
      () => ({ ...onBatch(), taskDefinition: 'cache-warm', platformVersion: '1.4.0' }),
      'InvalidParameterException',
      'The platform version must be null when specifying an EC2 launch type.',
    ],
    [
      'an unknown platform version',
      () => ({ platformVersion: '9.9.9' }),
      'PlatformUnknownException',
      /9\.9\.9/,
    ],
    [
      'launch type and strategy',
      () => ({
        launchType: 'FARGATE',
        capacityProviderStrategy: [{ capacityProvider: 'FARGATE', weight: 1 }],
      }),
      'InvalidParameterException',
      'Specifying both a launch type and capacity provider strategy is not supported. Remove one and try again.',
    ],
    [
      'a strategy of zeros',
      () => ({ capacityProviderStrategy: [{ capacityProvider: 'FARGATE' }] }),
      'InvalidParameterException',
      /weight/,
    ],
    [
      'two bases',
      () => ({
        capacityProviderStrategy: [
          { capacityProvider: 'FARGATE', base: 1 },
          { capacityProvider: 'FARGATE_SPOT', base: 1 },
        ],
      }),
      'InvalidParameterException',
      /base/,
    ],
    [
      'a provider the cluster does not have',
      () => ({
        cluster: 'default',
        capacityProviderStrategy: [{ capacityProvider: 'FARGATE', weight: 1 }],
      }),
      'InvalidParameterException',
      /not associated with the cluster/,
    ],
    [
      'EC2 without instances',
      () => ({ cluster: 'default', launchType: 'EC2' }),
      'InvalidParameterException',
      'No Container Instances were found in your cluster.',
    ],
    [
      'FARGATE for a bridge definition',
      () => ({ ...onBatch(), taskDefinition: 'cache-warm', launchType: 'FARGATE' }),
      'InvalidParameterException',
      'Task definition does not support launch_type FARGATE.',
    ],
    [
      'an override for nobody',
      () => ({ overrides: { containerOverrides: [{ name: 'x' }] } }),
      'InvalidParameterException',
      'Override for container named x is not a container in the TaskDefinition.',
    ],
    [
      'overrides that are too long',
      () => ({
        overrides: { containerOverrides: [{ name: 'shell', command: ['x'.repeat(8192)] }] },
      }),
      'InvalidParameterException',
      'Container Overrides length must be at most 8192',
    ],
    [
      'a size Fargate does not have',
      () => ({ overrides: { cpu: '256', memory: '9999' } }),
      'InvalidParameterException',
      /No Fargate configuration exists/,
    ],
    [
      'another launch type',
      () => ({ launchType: 'LAMBDA' }) as unknown as Partial<RunTaskCommandInput>,
      'InvalidParameterException',
      'launch type should be one of [EC2,FARGATE,EXTERNAL,MANAGED_INSTANCES]',
    ],
    [
      'a container with more memory than the task',
      () => ({
        overrides: {
          containerOverrides: [{ name: 'shell', memory: 1024, memoryReservation: 128 }],
        },
      }),
      'InvalidParameterException',
      "'memory' setting for container 'shell' is greater than for task.",
    ],
    [
      'tags of a service',
      () => ({ propagateTags: 'SERVICE' }),
      'InvalidParameterException',
      /SERVICE/,
    ],
    [
      'a reserved tag',
      () => ({ tags: [{ key: 'AWS:x', value: '' }] }),
      'InvalidParameterException',
      /aws:/,
    ],
    [
      'the same tag twice',
      () => ({ tags: [{ key: 'a' }, { key: 'a' }] }),
      'InvalidParameterException',
      /unique/,
    ],
    [
      'a strategy for placing on Fargate',
      () => ({ placementStrategy: [{ type: 'random' }] }),
      'InvalidParameterException',
      /not supported with FARGATE/,
    ],
    [
      'no definition',
      () => ({ taskDefinition: undefined }),
      'InvalidParameterException',
      'TaskDefinition can not be blank.',
    ],
  ]

  it.each(cases)('%s', async (_name, change, name, message) => {
    await expect(local.run(change())).rejects.toMatchObject({
      name,
      message: typeof message === 'string' ? message : (expect.stringMatching(message) as unknown),
    })
  })

  it('a value of the wrong type', async () => {
    const wrong = { count: 'two' } as unknown as Partial<RunTaskCommandInput>
    await expect(local.run(wrong)).rejects.toMatchObject({ name: 'SerializationException' })
  })
})
