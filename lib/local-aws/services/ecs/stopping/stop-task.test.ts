import {
  DescribeTasksCommand,
  ECSClient,
  ListTasksCommand,
  StopTaskCommand,
} from '@aws-sdk/client-ecs'
import type { Task } from '@aws-sdk/client-ecs'
import { describe, expect, it } from 'vitest'
import { useRunTask } from '../../../test/start-run-task.ts'

const local = await useRunTask()

const cluster = 'demo'
const until = (task: Task, lastStatus: string) => local.until(cluster, task, lastStatus)
const run = async (taskDefinition: string, line?: string): Promise<Task> => {
  const containerOverrides = line === undefined ? [] : [{ name: 'shell', command: [line] }]
  const { tasks } = await local.run({ taskDefinition, overrides: { containerOverrides } })
  if (!tasks?.[0]) throw new Error('No task was placed')
  return tasks[0]
}
const runShell = (line: string) => run('one-off-shell', line)
const stop = async ({ taskArn }: Task, reason?: string, client = local.ecs) =>
  (await client.send(new StopTaskCommand({ cluster, task: taskArn, reason }))).task

describe('StopTask', () => {
  it('answers at once: the desired status has changed, the last status has not', async () => {
    const task = await until(await runShell('sleep infinity'), 'RUNNING')
    expect(await stop(task, 'enough')).toMatchObject({
      lastStatus: 'RUNNING',
      desiredStatus: 'STOPPED',
      stopCode: 'UserInitiated',
      stoppedReason: 'enough',
    })
    const running = await local.ecs.send(new ListTasksCommand({ cluster }))
    expect(running.taskArns).not.toContain(task.taskArn)
  })

  it('deletes the task’s tags', async () => {
    const tags = [{ key: 'team', value: 'data' }]
    const containerOverrides = [{ name: 'shell', command: ['sleep infinity'] }]
    const overrides = { containerOverrides }
    const { tasks } = await local.run({ taskDefinition: 'one-off-shell', tags, overrides })
    const task = await until(tasks?.[0] ?? {}, 'RUNNING')
    const input = { cluster, tasks: [task.taskArn ?? ''], include: ['TAGS' as const] }
    const tagsNow = async () =>
      (await local.ecs.send(new DescribeTasksCommand(input))).tasks?.[0]?.tags
    expect(await tagsNow()).toEqual(tags)
    await stop(task)
    expect(await tagsNow()).toEqual([])
  })

  it('kills a program that ignores SIGTERM after 30 s, such as a sleep that is process 1', async () => {
    const task = await until(await runShell('sleep infinity'), 'RUNNING')
    await stop(task)
    const stopped = await until(task, 'STOPPED')
    expect(stopped).toMatchObject({
      stoppedReason: 'Task stopped by user',
      containers: [{ exitCode: 137 }],
    })
    const lastedMs = Number(stopped.executionStoppedAt) - Number(stopped.stoppingAt)
    expect(lastedMs).toBe(30_000)
  })

  it('shows the exit code of a program that handles SIGTERM', async () => {
    const web = await run('storefront')
    await stop(await until(web, 'RUNNING'))
    expect(await until(web, 'STOPPED')).toMatchObject({ containers: [{ exitCode: 0 }] })
    const job = await run('invoice-pdf')
    await stop(await until(job, 'RUNNING'))
    expect(await until(job, 'STOPPED')).toMatchObject({ containers: [{ exitCode: 143 }] })
  })

  it('stops a task that has not started without any exit code', async () => {
    const task = await runShell('echo never')
    await stop(task)
    const stopped = await until(task, 'STOPPED')
    expect(stopped.stopCode).toBe('UserInitiated')
    expect(stopped.containers?.[0]).not.toHaveProperty('exitCode')
  })

  it('changes nothing the second time, nor a task that has stopped by itself', async () => {
    const task = await runShell('sleep infinity')
    await stop(task, 'first')
    expect(await stop(task, 'second')).toMatchObject({ stoppedReason: 'first' })
    const ended = await until(await runShell('exit 3'), 'STOPPED')
    expect(await stop(ended, 'late')).toMatchObject({
      stopCode: 'EssentialContainerExited',
      stoppedReason: ended.stoppedReason,
      version: ended.version,
    })
  })

  it('keeps 1,024 characters of a reason', async () => {
    const reason = 'r'.repeat(1024)
    const task = await runShell('sleep infinity')
    expect(await stop(task, `${reason}beyond`)).toMatchObject({ stoppedReason: reason })
    expect(await until(task, 'STOPPED')).toMatchObject({ stoppedReason: reason })
  })

  it.each<[string, Task, string]>([
    ['a task that is not there', { taskArn: 'f'.repeat(32) }, 'The referenced task was not found.'],
    ['no task', { taskArn: '' }, 'Task can not be blank.'],
    ['what is no id', { taskArn: 'db-migrate' }, 'taskId length should be one of [32,36]'],
  ])('refuses %s', async (_name, task, message) => {
    const name = 'InvalidParameterException'
    await expect(stop(task)).rejects.toMatchObject({ name, message })
  })

  it('is not for the viewer, and the task goes on', async () => {
    const task = await until(await runShell('sleep infinity'), 'RUNNING')
    const viewer = new ECSClient(local.aws.clientOptions('viewer'))
    await expect(stop(task, 'mine', viewer)).rejects.toMatchObject({
      name: 'AccessDeniedException',
      message: expect.stringContaining(`ecs:StopTask on resource: ${task.taskArn} `) as unknown,
    })
    viewer.destroy()
    expect(await local.describe(cluster, task.taskArn)).toMatchObject({ desiredStatus: 'RUNNING' })
  })
})
