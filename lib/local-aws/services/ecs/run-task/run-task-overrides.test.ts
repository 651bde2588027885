import type { ContainerOverride, RunTaskCommandInput, TaskOverride } from '@aws-sdk/client-ecs'
import { beforeAll, describe, expect, it } from 'vitest'
import { createContainerInstance } from '../../../test/create-container-instance.ts'
import { useRunTask } from '../../../test/start-run-task.ts'

const local = await useRunTask()
beforeAll(async () => {
  await local.cluster('own', [createContainerInstance('one')])
  await local.register({ family: 'on-instance' })
})

const onInstance = (overrides: TaskOverride) =>
  local.run({
    cluster: 'own',
    launchType: 'EC2',
    taskDefinition: 'on-instance',
    networkConfiguration: undefined,
    overrides,
  })
const app = (change: Partial<ContainerOverride>) => ({
  containerOverrides: [{ name: 'app', ...change }],
})
const shell = (change: Partial<ContainerOverride>) => ({
  containerOverrides: [{ name: 'shell', ...change }],
})

describe('overrides that a task takes', () => {
  it('are shown, with the resulting sizes', async () => {
    const overrides = {
      ...app({
        cpu: 512,
        memory: 1024,
        memoryReservation: 256,
        environmentFiles: [{ type: 's3' as const, value: 'arn:aws:s3:::bucket/a/b.env' }],
      }),
      cpu: '1024',
      memory: '2 GB',
    }
    const { tasks } = await onInstance(overrides)
    expect(tasks).toMatchObject([
      {
        overrides,
        cpu: '1024',
        memory: '2048',
        containers: [{ cpu: '512', memory: '1024', memoryReservation: '256' }],
      },
    ])
  })

  it('leave the size of a task without a size to its containers', async () => {
    expect((await onInstance(app({ cpu: 100, memory: 700 }))).tasks).toMatchObject([
      { cpu: '100', memory: '700' },
    ])
  })

  it('give a Fargate task its storage', async () => {
    const { tasks } = await local.run({ overrides: { ephemeralStorage: { sizeInGiB: 200 } } })
    const sizeInGiB = { sizeInGiB: 200 }
    expect(tasks).toMatchObject([
      { ephemeralStorage: sizeInGiB, fargateEphemeralStorage: sizeInGiB },
    ])
  })

  it('name a device of an accelerator instead of the definition’s', async () => {
    const deviceName = 'device'
    await local.register({
      family: 'accelerated',
      inferenceAccelerators: [{ deviceName, deviceType: 'eia1.medium' }],
    })
    const { tasks: [task] = [] } = await local.run({
      cluster: 'own',
      launchType: 'EC2',
      taskDefinition: 'accelerated',
      networkConfiguration: undefined,
      overrides: { inferenceAcceleratorOverrides: [{ deviceName, deviceType: 'eia2.large' }] },
    })
    expect(await local.describe('own', task?.taskArn)).toMatchObject({
      inferenceAccelerators: [{ deviceName, deviceType: 'eia2.large' }],
    })
  })
})

describe('overrides that a task does not take', () => {
  const cases: [string, (overrides: TaskOverride) => Promise<unknown>, TaskOverride, RegExp][] = [
    ['memory under 6 MiB', onInstance, app({ memory: 5 }), /at least 6 MiB/],
    ['a soft limit above the hard one', onInstance, app({ memoryReservation: 513 }), /less than/],
    ['negative CPU', onInstance, app({ cpu: -1 }), /cpu/],
    ['containers above the task’s CPU', onInstance, { ...app({ cpu: 300 }), cpu: '256' }, /CPU/],
    [
      'containers above its memory',
      onInstance,
      { ...app({ memory: 300 }), memory: '256' },
      /memory/,
    ],
    ['too little CPU', onInstance, { cpu: '127', ...app({ cpu: 10 }) }, /between 128/],
    ['CPU that is no number', onInstance, { cpu: 'many' }, /'cpu'/],
    ['storage on an instance', onInstance, { ephemeralStorage: { sizeInGiB: 30 } }, /storage/],
    [
      'an environment file that is none',
      onInstance,
      app({ environmentFiles: [{ type: 's3', value: 's3://bucket/a.env' }] }),
      /environment file/,
    ],
    [
      'half a GPU',
      onInstance,
      app({ resourceRequirements: [{ type: 'GPU', value: '0.5' }] }),
      /number of GPUs/,
    ],
    [
      'a GPU that is shared and counted',
      onInstance,
      app({
        resourceRequirements: [
          { type: 'GPU', value: '1', sharingStrategy: { nvidiaMps: { memory: 1024 } } },
        ],
      }),
      /either value or sharingStrategy/,
    ],
    [
      'Neuron devices, which Managed Instances have',
      onInstance,
      app({ resourceRequirements: [{ type: 'NeuronDevice', value: 'ALL' }] }),
      /need Managed Instances/,
    ],
    [
      'an accelerator that is not there',
      onInstance,
      { inferenceAcceleratorOverrides: [{ deviceName: 'x', deviceType: 'y' }] },
      /accelerator named x/,
    ],
    [
      'a container named twice',
      onInstance,
      { containerOverrides: [{ name: 'app' }, { name: 'app' }] },
      /more than once/,
    ],
    [
      'a GPU on Fargate',
      overrides => local.run({ overrides }),
      shell({ resourceRequirements: [{ type: 'GPU', value: '1' }] }),
      /FARGATE/,
    ],
    [
      'storage of 20 GiB',
      overrides => local.run({ overrides }),
      { ephemeralStorage: { sizeInGiB: 20 } },
      /between 21 and 200/,
    ],
    [
      'a type of file that is not S3',
      onInstance,
      // A client that does not know the closed set of values.
      app({ environmentFiles: [{ type: 'ftp' as 's3', value: 'arn:aws:s3:::b/a.env' }] }),
      /s3/,
    ],
  ]
  it.each(cases)('%s', async (_name, run, overrides, message) => {
    await expect(run(overrides)).rejects.toMatchObject({
      name: 'InvalidParameterException',
      message: expect.stringMatching(message) as unknown,
    })
  })
})

describe('invalid placement rules', () => {
  const run = (change: Partial<RunTaskCommandInput>) =>
    local.run({
      cluster: 'own',
      launchType: 'EC2',
      taskDefinition: 'on-instance',
      networkConfiguration: undefined,
      ...change,
    })
  const constraint = (expression?: string) => ({ type: 'memberOf' as const, expression })
  const cases: [string, Partial<RunTaskCommandInput>, RegExp][] = [
    [
      '11 constraints',
      { placementConstraints: Array(11).fill(constraint('a exists')) },
      /exceed 10/,
    ],
    ['no expression', { placementConstraints: [constraint()] }, /memberOf expression/],
    ['a wrong one', { placementConstraints: [constraint('stack == prod')] }, /^Invalid expression/],
    ['2001 characters', { placementConstraints: [constraint('a'.repeat(2001))] }, /2000/],
    [
      'an expression for distinct instances',
      { placementConstraints: [{ type: 'distinctInstance', expression: '' }] },
      /^distinctInstance expression should not be specified\.$/,
    ],
    ['6 strategies', { placementStrategy: Array(6).fill({ type: 'random' }) }, /at most 5/],
    ['a spread over nothing', { placementStrategy: [{ type: 'spread' }] }, /spread/],
    ['packing by name', { placementStrategy: [{ type: 'binpack', field: 'name' }] }, /binpack/],
    ['the group of a service', { group: 'service:web' }, /group/],
  ]
  it.each(cases)('%s', async (_name, change, message) => {
    await expect(run(change)).rejects.toMatchObject({
      name: 'InvalidParameterException',
      message: expect.stringMatching(message) as unknown,
    })
  })
})
