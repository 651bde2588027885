import { describe, expect, it } from 'vitest'
import { createContainerInstance } from '../../../test/create-container-instance.ts'
import { useRunTask } from '../../../test/start-run-task.ts'

const minuteMs = 60_000
const local = await useRunTask()

describe('clientToken', () => {
  it('answers the same parameters with the first result, and starts nothing', async () => {
    const first = await local.run({ clientToken: 'token-1', count: 2 })
    local.aws.clock.advance(60_000)
    const second = await local.run({ clientToken: 'token-1', count: 2 })
    expect(second.tasks?.map(({ taskArn }) => taskArn)).toEqual(
      first.tasks?.map(({ taskArn }) => taskArn),
    )
  })

  it('refuses other parameters, and names the tasks that it started', async () => {
    const { tasks } = await local.run({ clientToken: 'token-2' })
    await expect(local.run({ clientToken: 'token-2', count: 2 })).rejects.toMatchObject({
      name: 'ConflictException',
      resourceIds: [tasks?.[0]?.taskArn],
    })
  })

  it('is scoped to its cluster', async () => {
    const one = await local.run({ clientToken: 'token-3', launchType: 'FARGATE' })
    const other = await local.run({
      clientToken: 'token-3',
      launchType: 'FARGATE',
      cluster: 'default',
    })
    expect(other.tasks?.[0]?.taskArn).not.toBe(one.tasks?.[0]?.taskArn)
  })

  it('is free again when its tasks have been forgotten', async () => {
    const overrides = { containerOverrides: [{ name: 'shell', command: ['true'] }] }
    const first = await local.run({ clientToken: 'token-4', overrides })
    local.aws.clock.advance(2 * 3_600_000)
    const second = await local.run({ clientToken: 'token-4', overrides })
    expect(second.tasks?.[0]?.taskArn).not.toBe(first.tasks?.[0]?.taskArn)
  })

  it('lives for an hour after the last of its tasks', async () => {
    const overrides = {
      containerOverrides: [{ name: 'shell', command: ['sleep 600'] }],
    }
    const start = async () =>
      (await local.run({ clientToken: 'token-5', overrides })).tasks?.[0]?.taskArn
    const first = await start()
    local.aws.clock.advance(65 * minuteMs)
    expect(await start()).toBe(first)
    local.aws.clock.advance(15 * minuteMs)
    expect(await start()).not.toBe(first)
  })

  it('is valid for at most a day', async () => {
    const overrides = { containerOverrides: [{ name: 'shell', command: ['sleep infinity'] }] }
    const start = async () =>
      (await local.run({ clientToken: 'token-6', overrides })).tasks?.[0]?.taskArn
    const first = await start()
    local.aws.clock.advance(24 * 60 * minuteMs)
    expect(await start()).toBe(first)
    local.aws.clock.advance(1)
    expect(await start()).not.toBe(first)
  })

  it('answers the failures of the first call beside its tasks', async () => {
    await local.cluster('small', [createContainerInstance('one')])
    await local.register({ family: 'half', cpu: '1500', memory: '512' })
    const start = () =>
      local.run({
        clientToken: 'token-7',
        cluster: 'small',
        launchType: 'EC2',
        taskDefinition: 'half',
        networkConfiguration: undefined,
        count: 2,
      })
    const first = await start()
    expect(first.failures).toMatchObject([{ reason: 'RESOURCE:CPU' }])
    const second = await start()
    expect(second.tasks?.map(({ taskArn }) => taskArn)).toEqual(
      first.tasks?.map(({ taskArn }) => taskArn),
    )
    expect(second.failures).toEqual(first.failures)
  })

  it('is free after a call that placed nothing', async () => {
    const instance = createContainerInstance('one', { agentConnected: false })
    await local.cluster('mended', [instance])
    const start = () =>
      local.run({
        clientToken: 'token-8',
        cluster: 'mended',
        launchType: 'EC2',
        taskDefinition: 'half',
        networkConfiguration: undefined,
      })
    expect(await start()).toMatchObject({ tasks: [], failures: [{ reason: 'AGENT' }] })
    instance.agentConnected = true
    expect((await start()).tasks).toHaveLength(1)
  })

  it.each(['', 'a b', 'é', 'x'.repeat(65)])('is not %j', async clientToken => {
    await expect(local.run({ clientToken })).rejects.toMatchObject({
      name: 'InvalidParameterException',
    })
  })

  it('is forgotten in time, so that tokens never pile up', async () => {
    const tokens = () => local.aws.state().clusters.get('demo')?.tokens.size ?? 0
    const overrides = { containerOverrides: [{ name: 'shell', command: ['true'] }] }
    for (let call = 0; call < 40; call += 1) await local.run({ overrides })
    expect(tokens()).toBeGreaterThanOrEqual(40)
    local.aws.clock.advance(25 * 60 * minuteMs)
    for (let call = 0; call < 60; call += 1) await local.run({ overrides })
    expect(tokens()).toBeLessThanOrEqual(61)
  })
})
