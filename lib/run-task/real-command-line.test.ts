import { execFile, execFileSync } from 'node:child_process'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import { promisify } from 'node:util'
import type { RunTaskCommandInput } from '@aws-sdk/client-ecs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { toCliCommand } from './to-cli-command.ts'

function findVersion(): string | undefined {
  try {
    return execFileSync('aws', ['--version'], { encoding: 'utf8' }).trim()
  } catch {
    return undefined
  }
}

const version = findVersion()
const reason = version ?? 'skipped: there is no aws command line here'

const bodies: string[] = []
const server = createServer((request, response) => {
  void text(request).then(body => {
    bodies.push(body)
    response.setHeader('content-type', 'application/x-amz-json-1.1')
    response.end('{"tasks":[],"failures":[]}')
  })
})

beforeAll(() => new Promise<void>(resolve => server.listen(0, '127.0.0.1', () => resolve())))
afterAll(() => new Promise(resolve => server.close(resolve)))

/** The body that the real command line sends for a command, without the token that it adds. */
async function bodyOf(command: string): Promise<unknown> {
  const { port } = toAddress(server.address())
  const env = {
    ...process.env,
    AWS_ACCESS_KEY_ID: 'LOCAL',
    AWS_SECRET_ACCESS_KEY: 'local',
    AWS_CONFIG_FILE: '/dev/null',
    AWS_SHARED_CREDENTIALS_FILE: '/dev/null',
    AWS_EC2_METADATA_DISABLED: 'true',
    AWS_PAGER: '',
  }
  const script = `${command} --endpoint-url http://127.0.0.1:${port}`
  bodies.length = 0
  await promisify(execFile)('/bin/sh', ['-c', script], { env })
  return JSON.parse(bodies[0] ?? '{}', (key, value: unknown) =>
    key === 'clientToken' ? undefined : value,
  )
}

/** Safe: a server that listens on a port has such an address. */
const toAddress = (address: unknown) => address as AddressInfo

const hostile = [
  `it's "quoted" \\ $HOME \`id\` $(id)`,
  'two\nlines\t and a tab',
  '--debug',
  'file:///etc/hostname',
  '🚀 é',
  'a=b,c=[d],{e}',
]

const requests: [string, RunTaskCommandInput][] = [
  [
    'every member that it has known since 2022',
    {
      taskDefinition: 'db-migrate:14',
      cluster: 'demo',
      count: 10,
      capacityProviderStrategy: [
        { capacityProvider: 'FARGATE', base: 2, weight: 1 },
        { capacityProvider: 'FARGATE_SPOT', weight: 0 },
      ],
      networkConfiguration: {
        awsvpcConfiguration: {
          subnets: ['subnet-1', 'subnet-2'],
          securityGroups: ['sg-1'],
          assignPublicIp: 'DISABLED',
        },
      },
      overrides: {
        containerOverrides: [
          {
            name: 'app',
            command: ['', ...hostile],
            environment: hostile.map((value, index) => ({ name: `N${index}`, value })),
            environmentFiles: [{ value: 'arn:aws:s3:::b/a.env', type: 's3' }],
            cpu: 256,
            memory: 512,
            memoryReservation: 6,
            resourceRequirements: [{ type: 'GPU', value: '1' }],
          },
        ],
        cpu: '256',
        memory: '1 GB',
        taskRoleArn: 'arn:aws:iam::111122223333:role/task',
        executionRoleArn: 'arn:aws:iam::111122223333:role/execution',
        ephemeralStorage: { sizeInGiB: 30 },
        inferenceAcceleratorOverrides: [{ deviceName: 'a', deviceType: 'b' }],
      },
      placementConstraints: [
        { type: 'memberOf', expression: 'attribute:x == "y, z"' },
        { type: 'distinctInstance' },
      ],
      placementStrategy: [{ type: 'spread', field: 'attribute:ecs.availability-zone' }],
      tags: [{ key: 'team', value: 'payments' }, { key: 'a b', value: '' }, { key: 'c' }],
      propagateTags: 'TASK_DEFINITION',
      enableECSManagedTags: true,
      enableExecuteCommand: false,
      startedBy: 'team/jane',
      group: '--debug',
      referenceId: hostile[0],
    },
  ],
  [
    'texts that look like options and expansions',
    {
      taskDefinition: '-x',
      cluster: '--no-sign-request',
      launchType: 'EXTERNAL',
      group: `$(id) ${hostile[1]}`,
      referenceId: hostile[5],
      platformVersion: '-',
    },
  ],
  [
    'a text that names a file',
    {
      taskDefinition: 'app',
      group: 'file:///etc/hostname',
      overrides: { containerOverrides: [{ name: 'app', command: hostile }] },
    },
  ],
  [
    'texts that name a page',
    {
      taskDefinition: 'app',
      group: 'https://127.0.0.1:1/group',
      referenceId: 'http://127.0.0.1:1/OPS-12',
      startedBy: 'ops',
      tags: [{ key: 'https://127.0.0.1:1/key', value: 'http://127.0.0.1:1/value' }],
    },
  ],
  [
    'structures that the shorthand could misread',
    {
      taskDefinition: 'app',
      tags: [
        { key: 'true', value: '0' },
        { key: '@', value: 'file:///etc/hostname' },
      ],
      placementStrategy: [{ type: 'spread', field: 'attribute:a=b' }, { type: 'random' }],
      networkConfiguration: { awsvpcConfiguration: { subnets: ['subnet-1'] } },
      overrides: { cpu: '256', memory: '512' },
    },
  ],
]

describe.skipIf(!version)(`the real command line (${reason})`, () => {
  it('fetches no page that a value names', { timeout: 60_000 }, async () => {
    const page = `http://127.0.0.1:${toAddress(server.address()).port}/page`
    const request: RunTaskCommandInput = {
      taskDefinition: 'app',
      cluster: page,
      group: page,
      referenceId: page,
      tags: [{ key: 'page', value: page }],
      overrides: {
        containerOverrides: [{ name: 'app', environment: [{ name: 'PAGE', value: page }] }],
      },
    }
    expect(await bodyOf(toCliCommand(request, { region: 'us-east-1' }))).toEqual(request)
    expect(bodies).toHaveLength(1)
  })

  it.each(requests)('sends %s as asked', { timeout: 60_000 }, async (_, request) => {
    expect(await bodyOf(toCliCommand(request, { region: 'us-east-1' }))).toEqual(request)
  })
})
