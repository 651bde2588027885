import {
  ECSClient,
  RegisterTaskDefinitionCommand,
  RunTaskCommand,
  StopTaskCommand,
  TagResourceCommand,
} from '@aws-sdk/client-ecs'
import { AssumeRoleCommand, STSClient } from '@aws-sdk/client-sts'
import { describe, expect, it } from 'vitest'
import { toSessionCredentials } from '../../../test/session-credentials.ts'
import { useStillAws } from '../../../test/start-still-aws.ts'

const aws = await useStillAws()

const role = (name: string) => `arn:aws:iam::111122223333:role/${name}`
const denied = (action: string, resource: string) =>
  `is not authorized to perform: ${action} on resource: ${resource} because no session policy allows the ${action} action`

/** A client of the operator whose session may do everything of ECS but under this condition. */
async function under(Action: string[], Condition: object): Promise<ECSClient> {
  const statements = [
    { Effect: 'Allow', NotAction: Action, Resource: '*' },
    { Effect: 'Allow', Action, Resource: '*', Condition },
  ]
  const { Credentials: issued } = await new STSClient(aws.clientOptions()).send(
    new AssumeRoleCommand({
      RoleArn: role('slipway-operator'),
      RoleSessionName: 'ann',
      Policy: JSON.stringify({ Version: '2012-10-17', Statement: statements }),
    }),
  )
  return new ECSClient({ ...aws.clientOptions(), credentials: toSessionCredentials(issued) })
}

const run = (input = {}) =>
  new RunTaskCommand({
    cluster: 'demo',
    taskDefinition: 'one-off-shell',
    networkConfiguration: {
      awsvpcConfiguration: { subnets: aws.network.awsvpcConfiguration.subnets },
    },
    ...input,
  })
const tags = [{ key: 'team', value: 'a' }]

describe('conditions on tags', () => {
  it('see the tags of a request, and which call sets them', async () => {
    const client = await under(['ecs:TagResource'], {
      StringEquals: { 'ecs:CreateAction': 'RunTask', 'aws:RequestTag/team': 'a' },
      'ForAllValues:StringEquals': { 'aws:TagKeys': ['team'] },
    })
    await expect(client.send(run({ tags }))).resolves.toBeDefined()
    const task = 'arn:aws:ecs:us-east-1:111122223333:task/demo/*'
    const further = [...tags, { key: 'other', value: 'b' }]
    await expect(client.send(run({ tags: further }))).rejects.toThrow(
      denied('ecs:TagResource', task),
    )
    const register = new RegisterTaskDefinitionCommand({
      family: 'tagged',
      containerDefinitions: [{ name: 'app', image: 'busybox', memory: 64 }],
      tags,
    })
    await expect(client.send(register)).rejects.toThrow(
      denied('ecs:TagResource', 'arn:aws:ecs:us-east-1:111122223333:task-definition/tagged:*'),
    )
  })

  it('see the tags that a resource has', async () => {
    const Condition = { StringEquals: { 'aws:ResourceTag/team': 'a' } }
    const client = await under(['ecs:StopTask', 'ecs:TagResource'], Condition)
    const operator = new ECSClient(aws.clientOptions())
    const start = async (input: object) => (await operator.send(run(input))).tasks?.[0]?.taskArn
    const ours = await start({ tags })
    const theirs = (await start({})) ?? ''
    const stop = (task?: string) => client.send(new StopTaskCommand({ cluster: 'demo', task }))
    await expect(stop(ours)).resolves.toBeDefined()
    await expect(stop(theirs)).rejects.toThrow(denied('ecs:StopTask', theirs))
    const tag = new TagResourceCommand({ resourceArn: theirs, tags })
    await expect(client.send(tag)).rejects.toThrow(denied('ecs:TagResource', theirs))
  })
})

describe('roles of a task', () => {
  it('need permission to be passed to tasks', async () => {
    const passed = await under(['iam:PassRole'], {
      StringEquals: { 'iam:PassedToService': 'ec2.amazonaws.com' },
    })
    await expect(passed.send(run())).rejects.toThrow(
      denied('iam:PassRole', role('one-off-shell-task')),
    )
  })
})
