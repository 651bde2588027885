import {
  CreateCapacityProviderCommand,
  DeleteCapacityProviderCommand,
  PutClusterCapacityProvidersCommand,
} from '@aws-sdk/client-ecs'
import type { RunTaskCommandInput, RuntimePlatform } from '@aws-sdk/client-ecs'
import { beforeAll, describe, expect, it } from 'vitest'
import { createContainerInstance } from '../../../test/create-container-instance.ts'
import { useRunTask } from '../../../test/start-run-task.ts'

const local = await useRunTask()
beforeAll(async () => {
  const instances = [createContainerInstance('one')]
  await local.cluster('mixed', instances, { name: 'group', managedScaling: 'DISABLED' })
  await local.ecs.send(
    new PutClusterCapacityProvidersCommand({
      cluster: 'mixed',
      capacityProviders: ['group', 'FARGATE', 'FARGATE_SPOT'],
      defaultCapacityProviderStrategy: [],
    }),
  )
  await local.register({ family: 'on-instance' })
})

const item = (capacityProvider: string, weight = 1) => ({ capacityProvider, weight })
const run = (change: Partial<RunTaskCommandInput>) => local.run({ cluster: 'mixed', ...change })

describe('a capacity provider strategy', () => {
  it('sends tasks to the instances of a provider', async () => {
    const { tasks } = await run({
      taskDefinition: 'on-instance',
      networkConfiguration: undefined,
      capacityProviderStrategy: [item('group')],
    })
    expect(tasks).toMatchObject([{ launchType: 'EC2', capacityProviderName: 'group' }])
  })

  const refused: [string, Partial<RunTaskCommandInput>, RegExp][] = [
    [
      'both kinds of providers',
      { capacityProviderStrategy: [item('group'), item('FARGATE')] },
      /cannot contain a mix of capacity providers using Auto Scaling groups and Fargate/,
    ],
    ['one twice', { capacityProviderStrategy: [item('FARGATE'), item('FARGATE')] }, /duplicate/],
    [
      'a weight over 1000',
      { capacityProviderStrategy: [item('FARGATE', 1001)] },
      /between 0 and 1000/,
    ],
    ['21 items', { capacityProviderStrategy: Array(21).fill(item('FARGATE')) }, /20/],
    ['a launch type that only strategies offer', { launchType: 'MANAGED_INSTANCES' }, /strategy/],
    ['servers, which know no awsvpc', { launchType: 'EXTERNAL' }, /does not support launch_type/],
  ]
  it.each(refused)('is refused with %s', async (_name, change, message) => {
    await expect(run(change)).rejects.toMatchObject({
      name: 'InvalidParameterException',
      message: expect.stringMatching(message) as unknown,
    })
  })

  it('is refused with a provider that is gone', async () => {
    const autoScalingGroupProvider = { autoScalingGroupArn: 'gone' }
    await local.ecs.send(
      new CreateCapacityProviderCommand({ name: 'gone', autoScalingGroupProvider }),
    )
    await local.ecs.send(new DeleteCapacityProviderCommand({ capacityProvider: 'gone' }))
    const strategy = { capacityProviderStrategy: [item('gone')] }
    await expect(run(strategy)).rejects.toThrow('not associated with the cluster')
    local.aws.state().clusters.get('mixed')?.capacityProviders.push('gone')
    await expect(run(strategy)).rejects.toThrow('not in an ACTIVE state')
  })
})

describe('the platform of a Fargate task', () => {
  const register = (family: string, runtimePlatform: RuntimePlatform) =>
    local.register({
      family,
      runtimePlatform,
      networkMode: 'awsvpc',
      requiresCompatibilities: ['FARGATE'],
      cpu: '1024',
      memory: '2048',
    })

  it('is the latest of its operating system', async () => {
    await register('win', {
      operatingSystemFamily: 'WINDOWS_SERVER_2022_CORE',
      cpuArchitecture: 'X86_64',
    })
    await register('arm', { operatingSystemFamily: 'LINUX', cpuArchitecture: 'ARM64' })
    const platformOf = async (change: Partial<RunTaskCommandInput>) => {
      const { tasks } = await run({ launchType: 'FARGATE', ...change })
      const { platformFamily, platformVersion, attributes, ephemeralStorage } = tasks?.[0] ?? {}
      return [platformFamily, platformVersion, attributes?.[0]?.value, ephemeralStorage?.sizeInGiB]
    }
    expect(await platformOf({})).toEqual(['Linux', '1.4.0', 'x86_64', 20])
    expect(await platformOf({ taskDefinition: 'arm' })).toEqual(['Linux', '1.4.0', 'arm64', 20])
    expect(await platformOf({ platformVersion: '1.3.0' })).toEqual([
      'Linux',
      '1.3.0',
      'x86_64',
      undefined,
    ])
    expect(await platformOf({ taskDefinition: 'win' })).toEqual([
      'Windows_Server_2022_Core',
      '1.0.0',
      'x86_64',
      20,
    ])
  })

  const refused: [string, Partial<RunTaskCommandInput>, string][] = [
    [
      'a version of Linux for Windows',
      { taskDefinition: 'win', platformVersion: '1.4.0' },
      'PlatformUnknownException',
    ],
    [
      'Windows on Spot',
      { taskDefinition: 'win', capacityProviderStrategy: [item('FARGATE_SPOT')] },
      'PlatformTaskDefinitionIncompatibilityException',
    ],
    [
      'Windows on Spot, even where these tasks would not go there',
      {
        taskDefinition: 'win',
        capacityProviderStrategy: [{ ...item('FARGATE'), weight: 9 }, item('FARGATE_SPOT')],
      },
      'PlatformTaskDefinitionIncompatibilityException',
    ],
    [
      'environment files on an old version',
      {
        platformVersion: '1.3.0',
        overrides: {
          containerOverrides: [
            {
              name: 'shell',
              environmentFiles: [{ type: 's3', value: 'arn:aws:s3:::bucket/a.env' }],
            },
          ],
        },
      },
      'PlatformTaskDefinitionIncompatibilityException',
    ],
    [
      'Arm on an old version',
      { taskDefinition: 'arm', platformVersion: '1.3.0' },
      'PlatformTaskDefinitionIncompatibilityException',
    ],
    [
      'storage on an old version',
      { platformVersion: '1.3.0', overrides: { ephemeralStorage: { sizeInGiB: 30 } } },
      'PlatformTaskDefinitionIncompatibilityException',
    ],
  ]
  it.each(refused)('is not %s', async (_name, change, name) => {
    const capacity = change.capacityProviderStrategy ? {} : { launchType: 'FARGATE' as const }
    await expect(run({ ...capacity, ...change })).rejects.toMatchObject({ name })
  })
})
