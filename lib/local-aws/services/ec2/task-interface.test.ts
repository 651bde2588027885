import { DescribeNetworkInterfacesCommand, EC2Client } from '@aws-sdk/client-ec2'
import {
  ECSClient,
  DescribeTasksCommand,
  RunTaskCommand,
  StopTaskCommand,
} from '@aws-sdk/client-ecs'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { startStillAws } from '../../test/start-still-aws.ts'

let aws: Awaited<ReturnType<typeof startStillAws>>
beforeEach(async () => {
  aws = await startStillAws()
})
afterEach(() => aws.close())

describe('the interface of a task', () => {
  it('is attaching, attached and detaching as the task’s attachment is, then gone', async () => {
    const ecs = new ECSClient(aws.clientOptions())
    const ec2 = new EC2Client(aws.clientOptions())
    const networkConfiguration = {
      awsvpcConfiguration: { subnets: aws.network.awsvpcConfiguration.subnets },
    }
    const { tasks = [] } = await ecs.send(
      new RunTaskCommand({
        cluster: 'demo',
        taskDefinition: 'db-migrate',
        launchType: 'FARGATE',
        networkConfiguration,
      }),
    )
    const task = tasks[0]?.taskArn ?? ''
    const seen: string[] = []
    const look = async () => {
      const answer = await ecs.send(new DescribeTasksCommand({ cluster: 'demo', tasks: [task] }))
      const attachment = answer.tasks?.[0]?.attachments?.[0]
      const { NetworkInterfaces: [eni] = [] } = await ec2.send(
        new DescribeNetworkInterfacesCommand({
          Filters: [{ Name: 'description', Values: [`*attachment/${attachment?.id}`] }],
        }),
      )
      const pair = `${attachment?.status} ${eni?.Attachment?.Status ?? eni?.Status ?? 'none'}`
      if (seen.at(-1) !== pair) seen.push(pair)
      aws.clock.advance(200)
      return attachment?.status
    }
    while ((await look()) !== 'ATTACHED');
    await ecs.send(new StopTaskCommand({ cluster: 'demo', task }))
    while ((await look()) !== 'DELETED');
    expect(seen).toEqual([
      'PRECREATED none',
      'CREATED available',
      'ATTACHING attaching',
      'ATTACHED attached',
      'DETACHING detaching',
      'DETACHED available',
      'DELETED none',
    ])
  })
})
