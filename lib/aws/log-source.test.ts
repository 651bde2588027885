import type { LogConfiguration } from '@aws-sdk/client-ecs'
import { describe, expect, it } from 'vitest'
import { findLogSource } from './log-source.ts'

const taskId = 'c7f1aaaabbbbccccddddeeeeffff90ab'
const taskArn = `arn:aws:ecs:us-east-1:111122223333:task/demo/${taskId}`
const clusterArn = 'arn:aws:ecs:us-east-1:111122223333:cluster/demo'
const runtimeId = 'd'.repeat(64)

const sourceOf = (
  logConfiguration?: LogConfiguration,
  task: { runtimeId?: string; platformVersion?: string } = {},
) =>
  findLogSource(
    { containerDefinitions: [{ name: 'app', logConfiguration }] },
    {
      taskArn,
      clusterArn,
      platformVersion: task.platformVersion,
      containers: [{ name: 'app', runtimeId: task.runtimeId }],
    },
    'app',
  )

describe('the log of a container with awslogs', () => {
  const options = { 'awslogs-group': '/ecs/job' }

  it('is in a stream of the prefix, the container and the task', () => {
    const log = { ...options, 'awslogs-stream-prefix': 'a/b', 'awslogs-region': 'eu-west-1' }
    expect(sourceOf({ logDriver: 'awslogs', options: log })).toEqual({
      kind: 'stream',
      driver: 'awslogs',
      region: 'eu-west-1',
      group: '/ecs/job',
      stream: `a/b/app/${taskId}`,
      createsGroup: false,
      isWrapped: false,
    })
  })

  it('is in a stream of the Docker ID without a prefix', () => {
    expect(sourceOf({ logDriver: 'awslogs', options }, { runtimeId })).toMatchObject({
      kind: 'stream',
      stream: runtimeId,
    })
  })

  it('is in an unknown stream of its group while there is no Docker ID', () => {
    expect(sourceOf({ logDriver: 'awslogs', options })).toMatchObject({
      kind: 'elsewhere',
      group: '/ecs/job',
    })
  })
})

const firelens = (options?: Record<string, string>) =>
  sourceOf({ logDriver: 'awsfirelens', options })
const tag = `app-firelens-${taskId}`

describe('the log of a container with FireLens', () => {
  it.each<[string, Record<string, string>, object]>([
    [
      'the prefix and the tag',
      { Name: 'cloudwatch', log_group_name: '/g', log_stream_prefix: 'from-' },
      { stream: `from-${tag}`, sharedBy: undefined, isWrapped: true },
    ],
    [
      'the prefix and the tag, of the plugin in C',
      { Name: 'cloudwatch_logs', log_group_name: '/g', log_stream_prefix: 'x/', log_key: 'log' },
      { stream: `x/${tag}`, sharedBy: undefined, isWrapped: false },
    ],
    [
      'its options in any case, and the Region that they name',
      { name: 'CloudWatch', Log_Group_Name: '/g', log_stream_prefix: 'x/', Region: 'eu-west-1' },
      { stream: `x/${tag}`, region: 'eu-west-1' },
    ],
    [
      'a name that all tasks write to',
      { Name: 'cloudwatch_logs', log_group_name: '/g', log_stream_name: 'all' },
      { stream: 'all', sharedBy: 'tasks' },
    ],
    [
      'a name that all containers of the task write to',
      { Name: 'cloudwatch', log_group_name: '/g', log_stream_name: 'run/$(ecs_task_id)' },
      { stream: `run/${taskId}`, sharedBy: 'containers' },
    ],
    [
      'a template of the tag and the cluster',
      { Name: 'cloudwatch', log_group_name: '/g/$(ecs_cluster)', log_stream_name: '$(tag)' },
      { group: '/g/demo', stream: tag, sharedBy: undefined },
    ],
    [
      'a template of the ARN, with what names can’t have replaced',
      { Name: 'cloudwatch', log_group_name: '/g#1', log_stream_name: '$(ecs_task_arn)' },
      { group: '/g.1', stream: taskArn.replaceAll(':', '.'), sharedBy: 'containers' },
    ],
    [
      'a template of the plugin in C, which wins over the name',
      {
        Name: 'cloudwatch_logs',
        log_group_name: '/g',
        log_group_template: '/g/$ecs_cluster',
        log_stream_prefix: 'other-',
        log_stream_template: 'of.$TAG',
      },
      { group: '/g/demo', stream: `of.${tag}` },
    ],
  ])('is in the stream of %s', (_, options, found) => {
    expect(firelens(options)).toMatchObject({ kind: 'stream', ...found })
  })

  it.each<[string, Record<string, string> | undefined, RegExp]>([
    ['no output', undefined, /configuration file of its own/],
    ['another output', { Name: 's3', bucket: 'logs' }, /Amazon S3 \(logs\)/],
    ['an unknown output', { Name: 'mine' }, /plugin mine/],
    ['an output of Fluentd', { '@type': 'cloudwatch_logs' }, /cloudwatch_logs/],
    ['a hostile output', { Name: 'constructor' }, /plugin constructor/],
    [
      'an identifier that is made up at run time',
      { Name: 'cloudwatch', log_group_name: '/g', log_stream_name: '$(uuid)' },
      /log group \/g,/,
    ],
    [
      'a member of the record in C',
      {
        Name: 'cloudwatch_logs',
        log_group_name: '/g',
        log_stream_template: '$container_name',
        log_stream_prefix: 'x',
      },
      /log group \/g,/,
    ],
    [
      'a group that depends on the record',
      { Name: 'cloudwatch', log_group_name: '/g/$(level)', log_stream_name: 'x' },
      /log group depends/,
    ],
    [
      'another account',
      {
        Name: 'cloudwatch',
        log_group_name: '/g',
        log_stream_prefix: 'x',
        role_arn: 'arn:aws:iam::444455556666:role/writer',
      },
      /another account/,
    ],
  ])('is somewhere else with %s', (_, options, text) => {
    expect(firelens(options)).toMatchObject({
      kind: 'elsewhere',
      driver: 'awsfirelens',
      text: expect.stringMatching(text) as unknown,
    })
  })
})

describe('the log of a container with another driver', () => {
  it.each<[LogConfiguration | undefined, RegExp]>([
    [undefined, new RegExp(`docker logs ${runtimeId}`)],
    [
      { logDriver: 'splunk', options: { 'splunk-url': 'https://u:p@s.example:8088' } },
      /Splunk \(s\.example:8088\)/,
    ],
    [{ logDriver: 'fluentd' }, /Fluentd \(localhost:24224\)/],
    [
      { logDriver: 'gelf', options: { 'gelf-address': 'udp://g.example:12201' } },
      /\(g\.example:12201\)/,
    ],
    [{ logDriver: 'syslog', options: { 'syslog-address': 'no address' } }, /syslog server\. Look/],
    [{ logDriver: 'json-file' }, /json-file.*docker logs/],
    [{ logDriver: 'journald' }, /journalctl CONTAINER_ID_FULL/],
    [{ logDriver: 'local' as never }, /driver local/],
    [{ logDriver: 'none' as never }, /isn’t kept/],
    [{ logDriver: 'constructor' as never }, /driver constructor/],
    [{ logDriver: 'awslogs' }, /without awslogs-group/],
  ])('is where the driver sends it: %j', (log, text) => {
    expect(sourceOf(log, { runtimeId })).toMatchObject({
      kind: 'elsewhere',
      driver: log?.logDriver,
      text: expect.stringMatching(text) as unknown,
    })
  })

  it('isn’t kept on Fargate without a driver', () => {
    const source = findLogSource(
      { containerDefinitions: [{ name: 'app' }] },
      { taskArn, launchType: 'FARGATE' },
      'app',
    )
    expect(source).toMatchObject({
      kind: 'elsewhere',
      text: expect.stringMatching(/Fargate/) as unknown,
    })
  })
})
