import {
  DescribeClustersCommand,
  DescribeContainerInstancesCommand,
  DescribeServicesCommand,
  DescribeTaskDefinitionCommand,
  DescribeTasksCommand,
  DeregisterTaskDefinitionCommand,
  ListTasksCommand,
  RunTaskCommand,
  StopTaskCommand,
} from '@aws-sdk/client-ecs'
import { describe, expect, it } from 'vitest'
import { useStillAws } from '../../../test/start-still-aws.ts'

const { ecs } = await useStillAws()

const id = 'f'.repeat(32)
const here = 'arn:aws:ecs:us-east-1:111122223333'

type Send = (arn: string) => Promise<unknown>

/** Every operation of the product that takes an ARN, with the ARN's resource in the cluster `demo`. */
const takers: [operation: string, resource: string, send: Send][] = [
  [
    'DescribeTasks, as a task',
    `task/demo/${id}`,
    arn => ecs.send(new DescribeTasksCommand({ cluster: 'demo', tasks: [arn] })),
  ],
  [
    'StopTask, as a task',
    `task/demo/${id}`,
    arn => ecs.send(new StopTaskCommand({ cluster: 'demo', task: arn })),
  ],
  [
    'DescribeServices, as a service',
    'service/demo/worker',
    arn => ecs.send(new DescribeServicesCommand({ cluster: 'demo', services: [arn] })),
  ],
  [
    'ListTasks, as an instance',
    `container-instance/demo/${id}`,
    arn => ecs.send(new ListTasksCommand({ cluster: 'demo', containerInstance: arn })),
  ],
  [
    'DescribeContainerInstances, as an instance',
    `container-instance/demo/${id}`,
    arn =>
      ecs.send(
        new DescribeContainerInstancesCommand({ cluster: 'demo', containerInstances: [arn] }),
      ),
  ],
  [
    'DescribeClusters',
    'cluster/demo',
    arn => ecs.send(new DescribeClustersCommand({ clusters: [arn] })),
  ],
  [
    'ListTasks, as a cluster',
    'cluster/demo',
    arn => ecs.send(new ListTasksCommand({ cluster: arn })),
  ],
  [
    'RunTask, as a cluster',
    'cluster/demo',
    arn => ecs.send(new RunTaskCommand({ cluster: arn, taskDefinition: 'one-off-shell' })),
  ],
  [
    'RunTask, as a definition',
    'task-definition/one-off-shell:1',
    arn => ecs.send(new RunTaskCommand({ cluster: 'demo', taskDefinition: arn })),
  ],
  [
    'DescribeTaskDefinition',
    'task-definition/one-off-shell:1',
    arn => ecs.send(new DescribeTaskDefinitionCommand({ taskDefinition: arn })),
  ],
]

const refused = (message: string) => ({ name: 'InvalidParameterException', message })

describe.each(takers)('%s', (_operation, resource, send) => {
  it.each([
    [
      'another account',
      here.replace('111122223333', '444455556666'),
      'Identifier is for 444455556666. Your accountId is 111122223333',
    ],
    ['another Region', here.replace('us-east-1', 'eu-west-1'), 'Invalid Region in ARN'],
    ['another partition', here.replace('arn:aws:', 'arn:aws-cn:'), 'Invalid Region in ARN'],
  ])('refuses an ARN of %s, in AWS’s words', async (_name, place, message) => {
    await expect(send(`${place}:${resource}`)).rejects.toMatchObject(refused(message))
  })
})

describe.each(takers.filter(([, resource]) => resource.includes('/demo/')))(
  '%s',
  (_operation, resource, send) => {
    it('refuses an ARN of another cluster, in AWS’s words', async () => {
      await expect(send(`${here}:${resource.replace('/demo/', '/batch/')}`)).rejects.toMatchObject(
        refused('Invalid identifier: Identifier is for cluster batch. Your cluster is demo'),
      )
    })
  },
)

it('names the default cluster if the request names none', async () => {
  const tasks = [`${here}:task/demo/${id}`]
  await expect(ecs.send(new DescribeTasksCommand({ tasks }))).rejects.toMatchObject(
    refused('Invalid identifier: Identifier is for cluster demo. Your cluster is default'),
  )
})

it('takes the older ARN, which names no cluster', async () => {
  const tasks = [`${here}:task/${id}`]
  const answer = await ecs.send(new DescribeTasksCommand({ cluster: 'demo', tasks }))
  expect(answer.failures).toMatchObject([{ reason: 'MISSING' }])
})

describe('a revision that is not a number', () => {
  const operations = {
    RunTask: (taskDefinition: string) =>
      ecs.send(new RunTaskCommand({ cluster: 'demo', taskDefinition })),
    DescribeTaskDefinition: (taskDefinition: string) =>
      ecs.send(new DescribeTaskDefinitionCommand({ taskDefinition })),
    DeregisterTaskDefinition: (taskDefinition: string) =>
      ecs.send(new DeregisterTaskDefinitionCommand({ taskDefinition })),
  }

  it.each(Object.entries(operations))('is refused by %s, in AWS’s words', async (_name, send) => {
    for (const [reference, number] of [
      ['one-off-shell:abc', 'abc'],
      ['one-off-shell:latest', 'latest'],
      ['one-off-shell:-1', '-1'],
      ['one-off-shell:1:2', '1:2'],
      [`${here}:task-definition/one-off-shell:1}`, '1}'],
    ] as const)
      await expect(send(reference)).rejects.toMatchObject(
        refused(`Invalid revision number. Number: ${number}`),
      )
  })

  it('differs from a revision that does not exist', async () => {
    for (const reference of ['one-off-shell:0', 'one-off-shell:999'])
      await expect(operations.RunTask(reference)).rejects.toMatchObject({
        name: 'ClientException',
        message: 'TaskDefinition not found.',
      })
  })
})
