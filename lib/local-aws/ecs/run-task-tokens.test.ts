import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startRunTask } from '../testing/start-run-task.ts'

let local: Awaited<ReturnType<typeof startRunTask>>
beforeAll(async () => {
  local = await startRunTask()
})
afterAll(() => local.close())

describe('clientToken', () => {
  it('answers the same parameters with the first result, and starts nothing', async () => {
    const first = await local.run({ clientToken: 'token-1', count: 2 })
    local.aws.clock.advance(60_000)
    const second = await local.run({ clientToken: 'token-1', count: 2 })
    expect(second.tasks?.map(({ taskArn }) => taskArn)).toEqual(
      first.tasks?.map(({ taskArn }) => taskArn),
    )
  })

  it('refuses other parameters, and names what it started', async () => {
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
})
