import { DescribeSubnetsCommand, EC2Client } from '@aws-sdk/client-ec2'
import {
  CreateClusterCommand,
  DescribeTaskDefinitionCommand,
  DescribeTasksCommand,
  RegisterTaskDefinitionCommand,
  RunTaskCommand,
  StopTaskCommand,
} from '@aws-sdk/client-ecs'
import { AssumeRoleCommand, STSClient } from '@aws-sdk/client-sts'
import { clientOptions, ecs } from './embedded-ecs.ts'
import { expect } from './journey.ts'
import { advanceClock } from './local-aws-control.ts'

interface FamilyOptions {
  /** Registers its next revision; without it, a new family that no other journey runs. */
  family?: string
  environment?: Record<string, string>
  /** The command of a second container that is not essential. */
  besides?: string[]
}

/** Registers a Fargate definition and returns its family. */
export async function registerFamily(
  command: string[],
  options: FamilyOptions = {},
): Promise<string> {
  const { family = `journey-${crypto.randomUUID()}`, environment = {}, besides } = options
  await ecs.send(
    new RegisterTaskDefinitionCommand({
      family,
      networkMode: 'awsvpc',
      requiresCompatibilities: ['FARGATE'],
      cpu: '256',
      memory: '512',
      containerDefinitions: [
        { name: 'app', image: 'busybox', command, environment: toPairs(environment) },
        ...(besides
          ? [{ name: 'besides', image: 'busybox', command: besides, essential: false }]
          : []),
      ],
    }),
  )
  return family
}

const toPairs = (environment: Record<string, string>) =>
  Object.entries(environment).map(([name, value]) => ({ name, value }))

/** A subnet that a Fargate task can run in. */
export async function findSubnetId(index = 0): Promise<string> {
  const { Subnets = [] } = await new EC2Client(clientOptions).send(new DescribeSubnetsCommand({}))
  return Subnets[index]?.SubnetId ?? ''
}

/** The family's newest revision, such as `job:3`. */
export async function findRevision(family: string): Promise<string> {
  const { taskDefinition } = await ecs.send(
    new DescribeTaskDefinitionCommand({ taskDefinition: family }),
  )
  return `${family}:${taskDefinition?.revision}`
}

/** A cluster of its own, which no other journey looks at. */
export async function createCluster(): Promise<string> {
  const clusterName = `journey-${crypto.randomUUID().slice(0, 8)}`
  await ecs.send(new CreateClusterCommand({ clusterName }))
  return clusterName
}

interface RunOptions {
  count?: number
  tags?: Record<string, string>
  environment?: Record<string, string>
  startedBy?: string
  group?: string
  cluster?: string
}

/** Runs tasks past Slipway; answers with the addresses of their pages. */
export async function runByApi(family: string, run: RunOptions = {}): Promise<string[]> {
  const { count = 1, tags = {}, environment = {}, cluster = 'demo', startedBy, group } = run
  const subnets = [await findSubnetId()]
  const { tasks = [] } = await ecs.send(
    new RunTaskCommand({
      cluster,
      startedBy,
      group,
      overrides: {
        containerOverrides: [{ name: 'app', environment: toPairs(environment) }],
      },
      taskDefinition: family,
      count,
      launchType: 'FARGATE',
      tags: Object.entries(tags).map(([key, value]) => ({ key, value })),
      networkConfiguration: { awsvpcConfiguration: { subnets } },
    }),
  )
  const arns = tasks.map(({ taskArn = '' }) => taskArn)
  await waitUntilListed(cluster, arns)
  return arns.map(taskArn => {
    const taskId = taskArn.slice(taskArn.lastIndexOf('/') + 1)
    return `/tasks/us-east-1/111122223333/${cluster}/${taskId}`
  })
}

/** Stops a task past Slipway, by the address of its page. */
export async function stopByApi(path: string, reason: string): Promise<void> {
  const [, , , , cluster, task] = path.split('/')
  await ecs.send(new StopTaskCommand({ cluster, task, reason }))
}

/** The embedded ECS shows new tasks so late at most, by its own clock. */
const VISIBLE_AFTER_MS = 2_000

async function waitUntilListed(cluster: string, arns: string[]): Promise<void> {
  await advanceClock(VISIBLE_AFTER_MS)
  await expect(async () => {
    const { tasks = [] } = await ecs.send(new DescribeTasksCommand({ cluster, tasks: arns }))
    expect(tasks).toHaveLength(arns.length)
  }).toPass()
}

/** Temporary credentials of the operator's role that these policy statements restrict. */
export async function issueRestricted(...statements: object[]) {
  const { Credentials } = await new STSClient(clientOptions).send(
    new AssumeRoleCommand({
      RoleArn: 'arn:aws:iam::111122223333:role/slipway-operator',
      RoleSessionName: 'restricted',
      Policy: JSON.stringify({ Version: '2012-10-17', Statement: statements }),
    }),
  )
  const { AccessKeyId = '', SecretAccessKey = '', SessionToken = '' } = Credentials ?? {}
  return { accessKeyId: AccessKeyId, secret: SecretAccessKey, sessionToken: SessionToken }
}
