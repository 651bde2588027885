import type { Task, TaskDefinition } from '@aws-sdk/client-ecs'
import { describe, expect, it } from 'vitest'
import { splitCommandLine } from '../../run-task/command/shell-words.ts'
import { toTaskCommands } from './task-commands.ts'
import { toTaskView } from './task-view.ts'

const taskId = 'c7f1aaaabbbbccccddddeeeeffff90ab'
const createdAt = new Date(Date.UTC(2026, 10, 23, 14, 1, 4))
const seenAt = createdAt.toISOString()
const agent = (lastStatus: string, reason?: string) => ({
  name: 'ExecuteCommandAgent' as const,
  lastStatus,
  reason,
})

const running: Task = {
  taskArn: `arn:aws:ecs:us-east-1:111122223333:task/demo/${taskId}`,
  lastStatus: 'RUNNING',
  desiredStatus: 'RUNNING',
  createdAt,
  enableExecuteCommand: true,
  containers: [{ name: 'app', lastStatus: 'RUNNING', managedAgents: [agent('RUNNING')] }],
}
const logged = (options: Record<string, string>): TaskDefinition => ({
  containerDefinitions: [{ name: 'app', logConfiguration: { logDriver: 'awslogs', options } }],
})

function commandsOf(task: Task, definition?: TaskDefinition) {
  const tracked = { task, definition, seenAt, changedAt: seenAt, keptSince: seenAt }
  return toTaskCommands(toTaskView({ ...tracked, freshness: { kind: 'live' } }, 0))
}
const linesOf = (task: Task, definition?: TaskDefinition) =>
  commandsOf(task, definition).commands.map(({ command }) => command)

const place = '--region us-east-1 --cluster demo'

describe('the commands of a task', () => {
  it('describe it and open a shell where the agent of ECS Exec runs', () => {
    expect(commandsOf(running)).toEqual({
      commands: [
        {
          title: 'Describe this task',
          command: `aws ecs describe-tasks ${place} --tasks ${taskId} --include TAGS`,
        },
        {
          title: 'Open a shell in app',
          command: `aws ecs execute-command ${place} --task ${taskId} --container app --interactive --command /bin/sh`,
        },
      ],
      notes: [],
    })
  })

  it('open the shell that Windows has', () => {
    const lines = linesOf({ ...running, platformFamily: 'WINDOWS_SERVER_2022_CORE' })
    expect(lines[1]).toMatch(/ --command cmd\.exe$/)
  })

  it.each<[RegExp, Partial<Task>]>([
    [/^ECS Exec is off/, { enableExecuteCommand: false, containers: [{ name: 'app' }] }],
    [/^The task has stopped/, { lastStatus: 'STOPPED' }],
    [
      /^The ECS Exec agent in app hasn’t started/,
      { containers: [{ name: 'app', managedAgents: [agent('PENDING')] }] },
    ],
    [
      /^The ECS Exec agent in app isn’t running: no room$/,
      { containers: [{ name: 'app', managedAgents: [agent('STOPPED', 'no room')] }] },
    ],
  ])('say why no shell opens: %s', (note, more) => {
    const { commands, notes } = commandsOf({ ...running, ...more })
    expect(notes).toEqual([expect.stringMatching(note)])
    expect(commands.some(({ title }) => title.startsWith('Open'))).toBe(false)
  })

  it('leave out what ECS no longer answers', () => {
    const tracked = { task: running, seenAt, changedAt: seenAt, keptSince: seenAt }
    const forgotten = toTaskView({ ...tracked, freshness: { kind: 'forgotten' } }, 0)
    expect(toTaskCommands(forgotten)).toEqual({
      commands: [],
      notes: [expect.stringMatching(/^ECS no longer knows this task/)],
    })
  })

  it('follow a log while the task runs, and print all of it afterwards', () => {
    const definition = logged({ 'awslogs-group': '/ecs/job', 'awslogs-stream-prefix': 'run' })
    const line = `aws logs tail /ecs/job --log-stream-names run/app/${taskId} --since ${seenAt} --region us-east-1`
    expect(linesOf(running, definition).at(-1)).toBe(`${line} --follow`)
    expect(linesOf({ ...running, lastStatus: 'STOPPED' }, definition).at(-1)).toBe(line)
  })

  it('follow a log in the Region that the definition names', () => {
    const options = {
      'awslogs-group': '/ecs/job',
      'awslogs-stream-prefix': 'run',
      'awslogs-region': 'eu-west-1',
    }
    expect(linesOf(running, logged(options)).at(-1)).toContain('--region eu-west-1')
  })

  it('quote every name for a shell', () => {
    const group = "a b$(id)'`;x"
    const line = linesOf(running, logged({ 'awslogs-group': group, 'awslogs-stream-prefix': '-p' }))
    const read = splitCommandLine(line.at(-1) ?? '')
    expect(read.ok && read.words.slice(0, 5)).toEqual([
      'aws',
      'logs',
      'tail',
      group,
      `--log-stream-names=-p/app/${taskId}`,
    ])
  })

  it.each(['a\u001b[201~b', 'a\nb', 'a\u202eb', 'file:///etc/passwd', 'https://x/y', '--profile'])(
    'leave out a log group that a terminal or the command line would act on: %j',
    group => {
      const lines = linesOf(
        running,
        logged({ 'awslogs-group': group, 'awslogs-stream-prefix': 'run' }),
      )
      expect(lines.some(line => line.startsWith('aws logs'))).toBe(false)
    },
  )
})
