import { DescribeTasksCommand, ECSClient } from '@aws-sdk/client-ecs'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { LAUNCH_ID, startLaunching } from '../testing/launching-on-local-aws.ts'
import type { Launching } from '../testing/launching-on-local-aws.ts'
import { registerFargate } from '../testing/product-on-local-aws.ts'
import type { UserName } from '../testing/product-on-local-aws.ts'
import { runOneTask } from '../testing/run-one-task.ts'
import { launchTasks } from './launch-tasks.server.ts'

const AGAIN = '7c9e6679-7425-40de-944b-e07fc1f90ae7'
const path = 'overrides.containerOverrides.0.environment.1.value'

describe('kept values', () => {
  let room: Launching
  beforeEach(async () => {
    room = await startLaunching()
  })
  afterEach(() => room.close())

  const keptFrom = { kind: 'launch' as 'launch' | 'task', id: LAUNCH_ID }
  const overrides = (container: object) => ({
    overrides: { containerOverrides: [{ name: 'app', ...container }] },
  })
  const launchFirst = async () => {
    const outcome = await room.launch(
      overrides({
        command: ['run', '--password', 'hush'],
        environment: [
          { name: 'LEVEL', value: 'debug' },
          { name: 'API_TOKEN', value: 'hush' },
        ],
      }),
    )
    if (outcome.kind !== 'launched') throw new Error(JSON.stringify(outcome))
    return outcome.taskArns[0] ?? ''
  }
  /** The form of a relaunch: an empty row stands before the kept one, as on a page. */
  const relaunch = (more: { from?: object; row?: object; values?: object; by?: UserName } = {}) => {
    const environment = [{}, { name: 'API_TOKEN', keptFrom, ...more.from, ...more.row }]
    return launchTasks(room.product.as(more.by ?? 'operator'), {
      launchId: AGAIN,
      region: 'us-east-1',
      values: room.values({ ...overrides({ environment }), ...more.values }),
    })
  }
  const overridesOf = async (taskArns: string[]) => {
    const ecs = new ECSClient(room.product.as('operator').aws)
    const { tasks } = await ecs.send(new DescribeTasksCommand({ cluster: 'demo', tasks: taskArns }))
    return tasks?.[0]?.overrides?.containerOverrides?.[0]
  }
  const refusal = { kind: 'refused', failure: { kind: 'invalid', fields: [{ path }] } }

  it('are put in for the operator who launched them, after ECS has forgotten the task', async () => {
    await launchFirst()
    room.product.advance(48 * 3_600_000)
    const outcome = await relaunch({
      values: overrides({
        keptCommand: { ...keptFrom, masked: ['run', '--password', '••••••••'] },
        environment: [{ name: 'API_TOKEN', keptFrom }],
      }),
    })
    if (outcome.kind !== 'launched') throw new Error(JSON.stringify(outcome))
    expect(await overridesOf(outcome.taskArns)).toMatchObject({
      command: ['run', '--password', 'hush'],
      environment: [{ name: 'API_TOKEN', value: 'hush' }],
    })
  })

  it('are put in or refused for all sends of one click alike', async () => {
    await launchFirst()
    await room.product.fault({ operation: 'DescribeTasks', kind: 'deny', times: 1 })
    const sends = Array.from({ length: 20 }, () => relaunch({ by: 'launcher' }))
    const [first, ...others] = await Promise.all(sends)
    for (const other of others) expect(other).toEqual(first)
  })

  it('are put in for a session whose own DescribeTasks returns them now', async () => {
    await launchFirst()
    const outcome = await relaunch({ by: 'launcher' })
    if (outcome.kind !== 'launched') throw new Error(JSON.stringify(outcome))
    expect((await overridesOf(outcome.taskArns))?.environment).toEqual([
      { name: 'API_TOKEN', value: 'hush' },
    ])
  })

  it('are refused to anybody else, naming the field, and nothing is stored', async () => {
    const taskArn = await launchFirst()
    await room.product.fault({ operation: 'DescribeTasks', kind: 'deny' })
    expect(await relaunch({ by: 'launcher' })).toMatchObject(refusal)
    const from = { keptFrom: { kind: 'task', id: taskArn } }
    expect(await relaunch({ by: 'launcher', from })).toMatchObject(refusal)
    await room.product.clearFaults()
    room.product.advance(48 * 3_600_000)
    expect(await relaunch({ by: 'launcher' })).toMatchObject(refusal)
    expect(await room.rows()).toHaveLength(1)
  })

  it('go only into the same family, container and variable', async () => {
    await launchFirst()
    await registerFargate(room.product, 'other', ['sh', '-c', 'env'])
    const renamed = {
      containerOverrides: [{ name: 'sidecar', environment: [{}, { name: 'API_TOKEN', keptFrom }] }],
    }
    const outcomes = [
      await relaunch({ values: { taskDefinition: 'other' } }),
      await relaunch({ row: { name: 'LEVEL_TOKEN' } }),
      await relaunch({ values: { overrides: renamed } }),
    ]
    for (const outcome of outcomes) expect(outcome).toMatchObject(refusal)
    expect(await room.rows()).toHaveLength(1)
  })

  it.each([
    ['an ID that no launch has', { kind: 'launch', id: AGAIN }],
    ['nonsense', { kind: 'task', id: 'x' }],
    [
      'a task of another account',
      { kind: 'task', id: `arn:aws:ecs:us-east-1:444455556666:task/demo/${'a'.repeat(32)}` },
    ],
  ])('are refused from %s', async (_name, source) => {
    await launchFirst()
    expect(await relaunch({ from: { keptFrom: source } })).toMatchObject(refusal)
  })

  it('of a task that was launched elsewhere come from DescribeTasks alone', async () => {
    const taskArn = await runOneTask(room.product, 'job', [{ name: 'API_TOKEN', value: 'hush' }])
    const outcome = await relaunch({ from: { keptFrom: { kind: 'task', id: taskArn } } })
    if (outcome.kind !== 'launched') throw new Error(JSON.stringify(outcome))
    expect((await overridesOf(outcome.taskArns))?.environment).toEqual([
      { name: 'API_TOKEN', value: 'hush' },
    ])
  })

  it('sent twice with one ID are one intent, also when the source is gone by then', async () => {
    const taskArn = await runOneTask(room.product, 'job', [{ name: 'API_TOKEN', value: 'hush' }])
    const from = { keptFrom: { kind: 'task', id: taskArn } }
    const first = await relaunch({ from })
    expect(first.kind).toBe('launched')
    expect(await relaunch({ from })).toEqual(first)
    await room.product.fault({ operation: 'DescribeTasks', kind: 'deny' })
    expect(await relaunch({ from })).toEqual(first)
    expect(await room.rows()).toHaveLength(1)
  })

  it('make no other intent of an ID that stands for another request', async () => {
    await launchFirst()
    await relaunch()
    expect(await relaunch({ row: { name: 'OTHER_TOKEN' } })).toMatchObject({
      kind: 'open',
      failure: { kind: 'invalid' },
    })
  })

  it('do not take the place of a value that was typed', async () => {
    await launchFirst()
    const outcome = await relaunch({ row: { value: 'new' } })
    if (outcome.kind !== 'launched') throw new Error(JSON.stringify(outcome))
    expect((await overridesOf(outcome.taskArns))?.environment).toEqual([
      { name: 'API_TOKEN', value: 'new' },
    ])
  })
})
