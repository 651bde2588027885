import { execFile, spawnSync } from 'node:child_process'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { startLocalAws } from './start-local-aws.ts'
import type { LocalAws } from './start-local-aws.ts'
import { toEnvironment } from './test/to-environment.ts'

const run = promisify(execFile)
const hasCommand = spawnSync('aws', ['--version']).status === 0
const task = z.object({
  taskArn: z.string(),
  lastStatus: z.string(),
  stopCode: z.string().optional(),
})

if (!hasCommand) process.stdout.write('Skipped: the AWS command line is not on this machine.\n')

describe.runIf(hasCommand)('the AWS command line', () => {
  let local: LocalAws
  beforeAll(async () => {
    local = await startLocalAws({ strict: false })
  })
  afterAll(() => local.close())

  async function aws<T>(shape: z.ZodType<T>, ...args: string[]): Promise<T> {
    const { stdout } = await run(
      'aws',
      [...args, '--output', 'json', '--endpoint-url', local.url],
      {
        env: toEnvironment(),
      },
    )
    return shape.parse(JSON.parse(stdout))
  }

  it('knows who calls', async () => {
    const answer = await aws(z.object({ Arn: z.string() }), 'sts', 'get-caller-identity')
    expect(answer.Arn).toBe('arn:aws:iam::111122223333:user/operator')
  })

  it('lists clusters and subnets', async () => {
    const listed = await aws(z.object({ clusterArns: z.array(z.string()) }), 'ecs', 'list-clusters')
    expect(listed.clusterArns.map(arn => arn.split('/')[1])).toEqual(['demo', 'batch', 'default'])
    const subnets = z.object({ Subnets: z.array(z.object({ SubnetId: z.string() })) })
    expect((await aws(subnets, 'ec2', 'describe-subnets')).Subnets.length).toBeGreaterThan(5)
  })

  it('runs a task, describes it, reads its log and stops another', async () => {
    const subnets = z.object({ Subnets: z.array(z.object({ SubnetId: z.string() })) })
    const [subnet] = (await aws(subnets, 'ec2', 'describe-subnets')).Subnets
    const launch = async (command: string) => {
      const answer = await aws(
        z.object({ tasks: z.array(task), failures: z.array(z.unknown()) }),
        ...['ecs', 'run-task', '--cluster', 'demo', '--task-definition', 'one-off-shell'],
        ...['--launch-type', 'FARGATE', '--network-configuration'],
        `awsvpcConfiguration={subnets=[${subnet?.SubnetId}],assignPublicIp=ENABLED}`,
        '--overrides',
        JSON.stringify({ containerOverrides: [{ name: 'shell', command: [command] }] }),
      )
      expect(answer.failures).toEqual([])
      return answer.tasks[0]?.taskArn ?? ''
    }
    const [ended, endless] = [
      await launch('echo from the command line; exit 3'),
      await launch('sleep 9000'),
    ]
    local.world.clock.advance(600_000)
    const described = await aws(
      z.object({
        tasks: z.array(
          task.extend({ containers: z.array(z.object({ exitCode: z.number().optional() })) }),
        ),
      }),
      ...['ecs', 'describe-tasks', '--cluster', 'demo', '--tasks', ended, endless],
    )
    expect(described.tasks).toMatchObject([
      {
        lastStatus: 'STOPPED',
        stopCode: 'EssentialContainerExited',
        containers: [{ exitCode: 3 }],
      },
      { lastStatus: 'RUNNING' },
    ])
    const log = await aws(
      z.object({ events: z.array(z.object({ message: z.string() })) }),
      ...['logs', 'get-log-events', '--log-group-name', '/ecs/one-off-shell'],
      ...['--log-stream-name', `run/shell/${ended.split('/').at(-1)}`],
    )
    expect(log.events.map(event => event.message)).toEqual(['from the command line'])
    const stopped = await aws(
      z.object({ task }),
      ...['ecs', 'stop-task', '--cluster', 'demo', '--task', endless, '--reason', 'enough'],
    )
    expect(stopped.task.stopCode).toBe('UserInitiated')
  }, 60_000)
})
