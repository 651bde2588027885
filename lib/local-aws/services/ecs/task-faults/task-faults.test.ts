import { DescribeTasksCommand, RunTaskCommand, StopTaskCommand } from '@aws-sdk/client-ecs'
import type { RunTaskCommandInput, Task, ECSClient } from '@aws-sdk/client-ecs'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { sendRaw } from '../../../test/send-raw.ts'
import { startStillAws } from '../../../test/start-still-aws.ts'
import { faultsOf } from '../../../faults/faults.ts'

let aws: Awaited<ReturnType<typeof startStillAws>>
let ecs: ECSClient

beforeEach(async () => {
  aws = await startStillAws()
  ecs = aws.ecs
})
afterEach(() => aws.close())

async function control(method: string, path: string, body: unknown = {}) {
  const headers = { 'content-type': 'application/json' }
  const sent = method === 'POST' ? { headers, body: JSON.stringify(body) } : {}
  const { status, text } = await sendRaw(aws.port, { method, path, ...sent })
  return { status, body: JSON.parse(text) as { message?: string; faults?: object[] } }
}
const add = (...faults: object[]) => control('POST', '/_local/faults', { faults })
const clear = (id?: string) =>
  control('DELETE', id === undefined ? '/_local/faults' : `/_local/faults?id=${id}`)

async function launch(input: Partial<RunTaskCommandInput> = {}) {
  return ecs.send(
    new RunTaskCommand({
      cluster: 'demo',
      taskDefinition: 'one-off-shell',
      networkConfiguration: {
        awsvpcConfiguration: { ...aws.network.awsvpcConfiguration, assignPublicIp: 'DISABLED' },
      },
      overrides: { containerOverrides: [{ name: 'shell', command: ['sleep 3000'] }] },
      ...input,
    }),
  )
}
async function run(input: Partial<RunTaskCommandInput> = {}): Promise<string> {
  const { tasks } = await launch(input)
  return tasks?.[0]?.taskArn ?? ''
}
async function look(task: string, afterMs = 0): Promise<Task> {
  aws.clock.advance(afterMs)
  const { tasks } = await ecs.send(new DescribeTasksCommand({ cluster: 'demo', tasks: [task] }))
  if (!tasks?.[0]) throw new Error('The task is not there')
  return tasks[0]
}
const minuteMs = 60_000

describe('hold', () => {
  it.each(['PROVISIONING', 'PENDING', 'ACTIVATING', 'RUNNING', 'DEACTIVATING', 'STOPPING'])(
    'keeps a task %s until it is removed, and then lets it go on from now',
    async status => {
      await add({ kind: 'hold', status, id: 'held' })
      const task = await run({
        overrides: { containerOverrides: [{ name: 'shell', command: ['sleep 5'] }] },
      })
      expect((await look(task, 30 * minuteMs)).lastStatus).toBe(status)
      await clear('held')
      const before = aws.clock.now()
      const stopped = await look(task, 3 * minuteMs)
      expect(stopped.lastStatus).toBe('STOPPED')
      expect(Number(stopped.stoppedAt)).toBeGreaterThan(before)
    },
  )

  it('of a stopped task keeps it visible', async () => {
    await add({ kind: 'hold', status: 'STOPPED' })
    const task = await run({
      overrides: { containerOverrides: [{ name: 'shell', command: ['true'] }] },
    })
    expect((await look(task, 300 * minuteMs)).lastStatus).toBe('STOPPED')
    await clear()
    await expect(look(task, 1)).rejects.toThrow('not there')
  })

  it('holds `times` tasks until it is removed', async () => {
    await add({ kind: 'hold', status: 'PENDING', times: 1 })
    const [held, free] = [await run(), await run()]
    const states = [await look(held, 5 * minuteMs), await look(free)]
    expect(states.map(({ lastStatus }) => lastStatus).sort()).toEqual(['PENDING', 'RUNNING'])
    expect((await control('GET', '/_local/faults')).body.faults).toHaveLength(1)
  })

  it('lets StopTask show, but not the states that follow', async () => {
    await add({ kind: 'hold', status: 'RUNNING' })
    const task = await run()
    await look(task, minuteMs)
    await ecs.send(new StopTaskCommand({ cluster: 'demo', task }))
    const held = await look(task, 10 * minuteMs)
    expect(held).toMatchObject({ lastStatus: 'RUNNING', desiredStatus: 'STOPPED' })
    await clear()
    expect((await look(task, 2 * minuteMs)).lastStatus).toBe('STOPPED')
  })
})

describe('exit', () => {
  it('ends a running container now, with a reason', async () => {
    const task = await run()
    await look(task, minuteMs)
    await add({ kind: 'exit', container: 'shell', exitCode: 42, reason: 'Told to', task })
    expect(await look(task)).toMatchObject({
      desiredStatus: 'STOPPED',
      stopCode: 'EssentialContainerExited',
      containers: [{ exitCode: 42, reason: 'Told to', lastStatus: 'STOPPED' }],
    })
  })

  it('ends a container `afterMs` after its start', async () => {
    await add({ kind: 'exit', container: 'shell', exitCode: 7, afterMs: 90_000 })
    const task = await run()
    const stopped = await look(task, 10 * minuteMs)
    expect(stopped.containers?.[0]?.exitCode).toBe(7)
    expect(Number(stopped.executionStoppedAt) - Number(stopped.startedAt)).toBe(90_000)
  })
})

describe('interrupt-spot', () => {
  it('stops Spot tasks with SIGTERM and, after the stop timeout, SIGKILL; others go on', async () => {
    const strategy = (capacityProvider: string) => ({
      capacityProviderStrategy: [{ capacityProvider, weight: 1 }],
    })
    const spot = await run(strategy('FARGATE_SPOT'))
    const other = await run(strategy('FARGATE'))
    await look(spot, minuteMs)
    await add({ kind: 'interrupt-spot' })
    expect(await look(spot)).toMatchObject({
      lastStatus: 'RUNNING',
      stopCode: 'SpotInterruption',
      stoppedReason: 'Your Spot Task was interrupted.',
    })
    const stopped = await look(spot, 2 * minuteMs)
    expect(stopped.containers?.[0]?.exitCode).toBe(137)
    expect(Number(stopped.executionStoppedAt) - Number(stopped.stoppingAt)).toBe(30_000)
    expect((await look(other)).lastStatus).toBe('RUNNING')
  })
})

describe('fail-health', () => {
  it('makes a task UNHEALTHY after its retries without stopping it, and HEALTHY again after its removal', async () => {
    const task = await run({ taskDefinition: 'storefront', overrides: {} })
    expect((await look(task, minuteMs)).healthStatus).toBe('HEALTHY')
    const { version } = await look(task, 5 * minuteMs)
    await add({ kind: 'fail-health', family: 'storefront' })
    expect(await look(task, 15_000)).toMatchObject({ healthStatus: 'HEALTHY', version })
    const sick = { healthStatus: 'UNHEALTHY', lastStatus: 'RUNNING', version: (version ?? 0) + 1 }
    expect(await look(task, 20_000)).toMatchObject(sick)
    await clear()
    expect((await look(task, 15_000)).healthStatus).toBe('HEALTHY')
  })
})

describe('fail-placement', () => {
  it('makes RunTask answer failures for `times` tasks, and the others are placed', async () => {
    const reason = 'Capacity is unavailable at this time. Please try again later'
    await add({ kind: 'fail-placement', reason, family: 'one-off-shell', times: 2 })
    const { tasks, failures } = await launch({ count: 3 })
    expect(tasks).toHaveLength(1)
    expect(failures).toEqual([{ reason }, { reason }])
    expect((await launch()).failures).toEqual([])
  })
})

describe('stop', () => {
  it('stops running tasks at once, by each of its filters', async () => {
    const task = await run({ startedBy: 'jo', group: 'night' })
    await look(task, minuteMs)
    const cause = 'oom'
    for (const other of [{ startedBy: 'al' }, { group: 'day' }, { cluster: 'batch' }])
      await add({ kind: 'stop', cause, ...other })
    await add({ kind: 'stop', cause, family: 'storefront' }, { kind: 'stop', cause, task: 'f' })
    expect((await look(task)).desiredStatus).toBe('RUNNING')
    const id = task.split('/').at(-1)
    const match = { startedBy: 'jo', group: 'night', cluster: 'demo', task: id }
    await add({ kind: 'stop', cause, ...match, family: 'one-off-shell:1', reason: 'Mine' })
    expect(await look(task)).toMatchObject({ containers: [{ exitCode: 137, reason: 'Mine' }] })
  })

  it('ignores a task that has passed the phase', async () => {
    const task = await run()
    await look(task, minuteMs)
    await add({ kind: 'stop', cause: 'pull-image-missing' })
    expect((await look(task, minuteMs)).lastStatus).toBe('RUNNING')
  })
})

describe('an invalid fault', () => {
  it.each([
    [{ kind: 'stop' }, "'cause' must be one of "],
    [{ kind: 'stop', cause: 'bad-luck' }, "'cause' must be one of "],
    [{ kind: 'hold', status: 'DELETED' }, "'status' must be one of PROVISIONING"],
    [{ kind: 'exit', container: 'app' }, "'exitCode' must be a whole number from 0 to 255."],
    [{ kind: 'exit', exitCode: 0 }, "'container' must be a string that is not empty."],
    [
      { kind: 'exit', container: 'a', exitCode: 1, afterMs: -1 },
      "'afterMs' must be a whole number",
    ],
    [{ kind: 'fail-placement' }, "'reason' must be a string that is not empty."],
    [{ kind: 'interrupt-spot', operation: 'RunTask' }, "'operation' isn't a member of a fault"],
    [{ kind: 'throttle', cluster: 'demo' }, "'cluster' isn't a member of a fault"],
    [{ kind: 'hold', status: 'RUNNING', times: 0 }, "'times' must be a whole number from 1"],
  ])('%o is refused with a sentence', async (fault, sentence) => {
    const { status, body } = await add(fault)
    expect(status).toBe(400)
    expect(body.message).toContain(`faults[0]: ${sentence}`)
    expect(faultsOf(aws.world).standing).toEqual([])
  })
})
