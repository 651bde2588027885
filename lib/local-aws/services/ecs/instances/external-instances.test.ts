import {
  DeregisterContainerInstanceCommand,
  DescribeContainerInstancesCommand,
  DescribeTasksCommand,
  RegisterContainerInstanceCommand,
  RegisterTaskDefinitionCommand,
  RunTaskCommand,
  StopTaskCommand,
} from '@aws-sdk/client-ecs'
import type { RunTaskCommandInput, Task, ECSClient } from '@aws-sdk/client-ecs'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { startStillAws } from '../../../test/start-still-aws.ts'

let aws: Awaited<ReturnType<typeof startStillAws>>
let ecs: ECSClient

beforeEach(async () => {
  aws = await startStillAws()
  ecs = aws.ecs
  await ecs.send(
    new RegisterTaskDefinitionCommand({
      family: 'edge-backup',
      requiresCompatibilities: ['EXTERNAL'],
      networkMode: 'bridge',
      containerDefinitions: [
        {
          name: 'backup',
          image: 'example/backup:1',
          memory: 128,
          cpu: 256,
          command: ['sleep', '60'],
        },
      ],
    }),
  )
})
afterEach(() => aws.close())

const resource = (name: string, integerValue: number) => ({ name, type: 'INTEGER', integerValue })

async function register(extra: { name: string; value?: string }[] = [], cluster = 'default') {
  const answer = await ecs.send(
    new RegisterContainerInstanceCommand({
      cluster,
      totalResources: [resource('CPU', 1024), resource('MEMORY', 1024)],
      attributes: [{ name: 'ecs.os-type', value: 'linux' }, ...extra],
      tags: [{ key: 'site', value: 'store-7' }],
    }),
  )
  return answer.containerInstance
}
const external = { name: 'ecs.capability.external' }

const run = (input: Partial<RunTaskCommandInput> = {}) =>
  ecs.send(
    new RunTaskCommand({
      cluster: 'default',
      taskDefinition: 'edge-backup',
      launchType: 'EXTERNAL',
      ...input,
    }),
  )

async function look(task: Task | undefined): Promise<Task | undefined> {
  const tasks = [task?.taskArn ?? '']
  return (await ecs.send(new DescribeTasksCommand({ cluster: 'default', tasks }))).tasks?.[0]
}

describe('RegisterContainerInstance', () => {
  it('adds an instance with its resources, attributes and tags', async () => {
    const instance = await register([external])
    expect(instance).toMatchObject({ status: 'ACTIVE', agentConnected: true, runningTasksCount: 0 })
    expect(instance?.ec2InstanceId).toMatch(/^mi-[0-9a-f]{17}$/)
    expect(instance?.tags).toEqual([{ key: 'site', value: 'store-7' }])
    const containerInstances = [instance?.containerInstanceArn ?? '']
    const seen = await ecs.send(
      new DescribeContainerInstancesCommand({ cluster: 'default', containerInstances }),
    )
    expect(seen.containerInstances?.[0]?.remainingResources?.[0]).toMatchObject({
      name: 'CPU',
      integerValue: 1024,
    })
  })

  it('takes the id of the identity document', async () => {
    const answer = await ecs.send(
      new RegisterContainerInstanceCommand({
        cluster: 'default',
        instanceIdentityDocument: JSON.stringify({ instanceId: 'i-0123456789abcdef0' }),
      }),
    )
    expect(answer.containerInstance?.ec2InstanceId).toBe('i-0123456789abcdef0')
  })

  it('refuses a document that cannot be read, and a cluster that does not exist', async () => {
    const send = (input: object) => ecs.send(new RegisterContainerInstanceCommand(input))
    await expect(send({ cluster: 'default', instanceIdentityDocument: '{' })).rejects.toMatchObject(
      { name: 'InvalidParameterException' },
    )
    await expect(send({ cluster: 'nowhere' })).rejects.toMatchObject({
      name: 'ClusterNotFoundException',
    })
  })
})

describe('launch type EXTERNAL', () => {
  it('needs an external instance: one of EC2 does not count', async () => {
    await expect(run()).rejects.toThrow('No Container Instances were found in your cluster.')
    await register([])
    await expect(run()).rejects.toThrow('No Container Instances were found in your cluster.')
  })

  it('runs on the external instance, without a zone and without an interface', async () => {
    const instance = await register([external])
    const { tasks, failures } = await run()
    expect(failures).toEqual([])
    aws.clock.advance(20_000)
    const task = await look(tasks?.[0])
    expect(task).toMatchObject({
      launchType: 'EXTERNAL',
      lastStatus: 'RUNNING',
      containerInstanceArn: instance?.containerInstanceArn,
      attachments: [],
    })
    expect(task?.availabilityZone).toBeUndefined()
    aws.clock.advance(120_000)
    expect(await look(tasks?.[0])).toMatchObject({ lastStatus: 'STOPPED' })
  })

  it('says what is short of an instance that is full', async () => {
    await register([external])
    const { tasks, failures } = await run({ count: 5 })
    expect(tasks).toHaveLength(4)
    expect(failures?.[0]?.reason).toBe('RESOURCE:CPU')
  })

  it('keeps tasks of EC2 off external instances', async () => {
    await register([external])
    await expect(run({ launchType: 'EC2' })).rejects.toThrow('No Container Instances')
  })

  it('takes constraints, and no platform version', async () => {
    await register([external, { name: 'site', value: 'store-7' }])
    const at = (site: string) => [
      { type: 'memberOf' as const, expression: `attribute:site == ${site}` },
    ]
    expect((await run({ placementConstraints: at('store-7') })).tasks).toHaveLength(1)
    expect((await run({ placementConstraints: at('store-8') })).tasks).toHaveLength(0)
    await expect(run({ platformVersion: '1.4.0' })).rejects.toThrow('platform version')
  })

  it('needs a definition that can run there', async () => {
    await register([external])
    await expect(run({ taskDefinition: 'one-off-shell' })).rejects.toThrow(
      'Task definition does not support launch_type EXTERNAL.',
    )
  })
})

describe('DeregisterContainerInstance', () => {
  it('removes an idle instance, and a busy one with force', async () => {
    const instance = await register([external])
    const containerInstance = instance?.containerInstanceArn
    const { tasks } = await run()
    const deregister = (force?: boolean) =>
      ecs.send(
        new DeregisterContainerInstanceCommand({ cluster: 'default', containerInstance, force }),
      )
    await expect(deregister()).rejects.toThrow('Found running tasks on the instance.')
    const gone = await deregister(true)
    expect(gone.containerInstance).toMatchObject({ status: 'INACTIVE', agentConnected: false })
    await expect(deregister()).rejects.toThrow('not found')
    await ecs.send(new StopTaskCommand({ cluster: 'default', task: tasks?.[0]?.taskArn }))
  })
})
