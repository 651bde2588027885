import { StopTaskCommand } from '@aws-sdk/client-ecs'
import type { RunTaskCommandInput } from '@aws-sdk/client-ecs'
import { describe, expect, it } from 'vitest'
import { createContainerInstance } from '../../../test/create-container-instance.ts'
import { useRunTask } from '../../../test/start-run-task.ts'

const local = await useRunTask()

const gpus = () => ({ cpu: 8192, memoryMiB: 16_384, gpuIds: ['GPU-1', 'GPU-2', 'GPU-3'] })
const run = (cluster: string, change: Partial<RunTaskCommandInput>) =>
  local.run({ cluster, launchType: 'EC2', networkConfiguration: undefined, ...change })
const stop = (cluster: string, task: string | undefined) =>
  local.ecs.send(new StopTaskCommand({ cluster, task }))
const app = { name: 'app', image: 'busybox', command: ['sleep', '3600'], cpu: 128, memory: 128 }

describe('tasks on instances', () => {
  it('take host ports of both protocols, and give them back', async () => {
    const instances = ['p1', 'p2'].map(id => createContainerInstance(id))
    await local.cluster('ports', instances)
    const portMappings = [
      { containerPort: 80, hostPort: 8080 },
      { containerPort: 53, hostPort: 53, protocol: 'udp' as const },
      { containerPort: 9000 },
    ]
    await local.register({ family: 'ports', containerDefinitions: [{ ...app, portMappings }] })
    const { tasks = [], failures } = await run('ports', { taskDefinition: 'ports', count: 3 })
    expect(new Set(tasks.map(({ containerInstanceArn }) => containerInstanceArn)).size).toBe(2)
    expect(failures?.map(({ reason }) => reason)).toEqual(['RESOURCE:PORTS', 'RESOURCE:PORTS'])
    local.aws.clock.advance(60_000)
    const shown = await local.describe('ports', tasks[0]?.taskArn)
    const bindings = shown?.containers?.[0]?.networkBindings
    expect(bindings).toMatchObject([
      { containerPort: 80, hostPort: 8080, protocol: 'tcp', bindIP: '0.0.0.0' },
      { containerPort: 53, hostPort: 53, protocol: 'udp' },
      { containerPort: 9000, protocol: 'tcp' },
    ])
    expect(bindings?.[2]?.hostPort).toBeGreaterThanOrEqual(32_768)
    expect(instances.map(({ usedPorts }) => usedPorts.length)).toEqual([3, 3])
    for (const { taskArn } of tasks) await stop('ports', taskArn)
    local.aws.clock.advance(120_000)
    expect((await run('ports', { taskDefinition: 'ports', count: 2 })).tasks).toHaveLength(2)
  })

  it('never share a dynamic port', async () => {
    const instance = createContainerInstance('d1')
    await local.cluster('dynamic', [instance])
    const portMappings = [{ containerPort: 80 }, { containerPortRange: '100-109' }]
    await local.register({ family: 'dynamic', containerDefinitions: [{ ...app, portMappings }] })
    const { tasks } = await run('dynamic', { taskDefinition: 'dynamic', count: 10 })
    local.aws.clock.advance(60_000)
    await local.describe('dynamic', tasks?.[0]?.taskArn)
    const used = instance.usedPorts.map(({ port }) => port)
    expect(used).toHaveLength(110)
    expect(new Set(used).size).toBe(110)
  })

  it('have the container’s port on the host in host mode', async () => {
    await local.cluster('host', [createContainerInstance('h1')])
    const portMappings = [{ containerPort: 80 }]
    const containerDefinitions = [{ ...app, portMappings }]
    await local.register({ family: 'host', networkMode: 'host', containerDefinitions })
    const { tasks, failures } = await run('host', { taskDefinition: 'host', count: 2 })
    expect(tasks).toHaveLength(1)
    expect(failures).toMatchObject([{ reason: 'RESOURCE:PORTS' }])
  })

  it('get GPUs of their own, by container', async () => {
    const instance = createContainerInstance('g1', { remaining: gpus(), registered: gpus() })
    await local.cluster('gpus', [instance])
    const resourceRequirements = [{ type: 'GPU' as const, value: '1' }]
    const containerDefinitions = [
      { ...app, resourceRequirements },
      { ...app, name: 'side', essential: false },
    ]
    await local.register({ family: 'gpus', containerDefinitions })
    instance.attributes.push({ name: 'ecs.capability.gpu-driver-version', value: '550' })
    const two = [{ name: 'app', resourceRequirements: [{ type: 'GPU' as const, value: '2' }] }]
    const more = { taskDefinition: 'gpus', overrides: { containerOverrides: two } }
    const first = await run('gpus', more)
    expect(first.tasks?.[0]?.containers?.map(({ gpuIds }) => gpuIds)).toEqual([
      ['GPU-1', 'GPU-2'],
      undefined,
    ])
    expect((await run('gpus', more)).failures).toMatchObject([{ reason: 'RESOURCE:GPU' }])
    const second = await run('gpus', { taskDefinition: 'gpus' })
    expect(second.tasks?.[0]?.containers?.[0]?.gpuIds).toEqual(['GPU-3'])
  })

  it('need an instance with a GPU for all of its GPUs', async () => {
    const containerOverrides = [
      { name: 'app', resourceRequirements: [{ type: 'GPU' as const, value: 'ALL' }] },
    ]
    await local.register({ family: 'all-gpus', containerDefinitions: [app] })
    await local.cluster('none', [createContainerInstance('n1')])
    const { failures } = await run('none', {
      taskDefinition: 'all-gpus',
      overrides: { containerOverrides },
    })
    expect(failures).toMatchObject([{ reason: 'RESOURCE:GPU' }])
  })

  it('have their interface in the instance’s zone, as many as there are slots', async () => {
    const b = createContainerInstance('e1', { availabilityZone: 'us-east-1b', interfaceLimit: 2 })
    await local.cluster('interfaces', [b])
    const containerDefinitions = [app]
    await local.register({ family: 'vpc-app', networkMode: 'awsvpc', containerDefinitions })
    const change = { taskDefinition: 'vpc-app', networkConfiguration: local.network() }
    const { tasks = [], failures } = await run('interfaces', { ...change, count: 3 })
    expect(tasks.map(({ availabilityZone }) => availabilityZone)).toEqual(
      Array(2).fill('us-east-1b'),
    )
    expect(failures).toMatchObject([{ arn: b.arn, reason: 'RESOURCE:ENI' }])
    for (const { taskArn } of tasks) await stop('interfaces', taskArn)
    local.aws.clock.advance(120_000)
    const [, , third = ''] = local.network().awsvpcConfiguration.subnets ?? []
    const networkConfiguration = local.network({ subnets: [third] })
    expect((await run('interfaces', { ...change, networkConfiguration })).failures).toMatchObject([
      { reason: 'LOCATION' },
    ])
    expect(b.interfacesInUse).toBe(0)
  })

  it('follow constraints of the definition and of the call', async () => {
    const instances = ['prod', 'test'].map(value =>
      createContainerInstance(value, { attributes: [{ name: 'stack', value }] }),
    )
    await local.cluster('rules', instances)
    const placementConstraints = [
      { type: 'memberOf' as const, expression: 'attribute:stack in [prod, test]' },
    ]
    await local.register({ family: 'rules', containerDefinitions: [app], placementConstraints })
    const expression = 'attribute:stack != prod'
    const { tasks, failures } = await run('rules', {
      taskDefinition: 'rules',
      count: 2,
      placementConstraints: [{ type: 'memberOf', expression }, { type: 'distinctInstance' }],
    })
    expect(tasks).toMatchObject([{ containerInstanceArn: instances[1]?.arn }])
    expect(failures).toEqual([
      { arn: instances[0]?.arn, reason: 'MemberOf placement constraint unsatisfied.' },
      { arn: instances[1]?.arn, reason: 'DistinctInstance placement constraint unsatisfied.' },
    ])
  })

  it('are packed or spread as the strategy says', async () => {
    const instances = ['s1', 's2', 's3'].map(id => createContainerInstance(id))
    await local.cluster('strategies', instances)
    const placedBy = async (strategy: RunTaskCommandInput['placementStrategy']) => {
      const change = { taskDefinition: 'rules', count: 6, placementStrategy: strategy }
      const { tasks = [] } = await run('strategies', change)
      for (const { taskArn } of tasks) await stop('strategies', taskArn)
      local.aws.clock.advance(120_000)
      return new Set(tasks.map(({ containerInstanceArn }) => containerInstanceArn)).size
    }
    await local.register({ family: 'rules', containerDefinitions: [app] })
    expect(await placedBy([{ type: 'binpack', field: 'memory' }])).toBe(1)
    expect(await placedBy([{ type: 'spread', field: 'instanceId' }])).toBe(3)
    expect(
      await placedBy([
        { type: 'spread', field: 'attribute:ecs.availability-zone' },
        { type: 'binpack', field: 'cpu' },
      ]),
    ).toBe(1)
  })
})
