import {
  DeregisterTaskDefinitionCommand,
  DescribeTaskDefinitionCommand,
  ECSClient,
  ListTaskDefinitionFamiliesCommand,
  ListTaskDefinitionsCommand,
  RegisterTaskDefinitionCommand,
} from '@aws-sdk/client-ecs'
import type { ContainerDefinition, RegisterTaskDefinitionCommandInput } from '@aws-sdk/client-ecs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startStillAws } from './start-still-aws.ts'

let aws: Awaited<ReturnType<typeof startStillAws>>
let ecs: ECSClient

beforeAll(async () => {
  aws = await startStillAws()
  ecs = new ECSClient(aws.clientOptions())
})
afterAll(async () => {
  ecs.destroy()
  await aws.close()
})

type Registration = RegisterTaskDefinitionCommandInput
const app: ContainerDefinition = { name: 'app', image: 'acme/app', memory: 128 }

const register = (change: Partial<Registration> = {}) =>
  ecs.send(
    new RegisterTaskDefinitionCommand({
      family: 'fresh',
      containerDefinitions: [app],
      ...change,
    }),
  )

const fargate: Partial<Registration> = {
  family: 'fresh-fargate',
  networkMode: 'awsvpc',
  requiresCompatibilities: ['FARGATE'],
  cpu: '.25 vCPU',
  memory: '0.5 GB',
}

describe('reading the seed', () => {
  it('lists every family', async () => {
    const { families } = await ecs.send(new ListTaskDefinitionFamiliesCommand({ status: 'ACTIVE' }))
    expect(families).toHaveLength(14)
    const prefixed = new ListTaskDefinitionFamiliesCommand({ familyPrefix: 'log' })
    expect((await ecs.send(prefixed)).families).toEqual(['log-archive'])
  })

  it('lists revisions newest first, by pages, without the retired ones', async () => {
    const request = { familyPrefix: 'db-migrate', sort: 'DESC' as const, maxResults: 8 }
    const first = await ecs.send(new ListTaskDefinitionsCommand(request))
    const { nextToken } = first
    const second = await ecs.send(new ListTaskDefinitionsCommand({ ...request, nextToken }))
    const revisions = [...(first.taskDefinitionArns ?? []), ...(second.taskDefinitionArns ?? [])]
    expect(revisions.map(arn => Number(arn.split(':').at(-1)))).toEqual([
      14, 13, 12, 11, 10, 9, 8, 7, 6, 5, 4,
    ])
    expect(second.nextToken).toBeUndefined()
  })

  it('describes by family, revision and ARN, and with tags when asked', async () => {
    const describeOne = (taskDefinition: string, include: ['TAGS'] | [] = []) =>
      ecs.send(new DescribeTaskDefinitionCommand({ taskDefinition, include }))
    const { taskDefinition, tags } = await describeOne('db-migrate', ['TAGS'])
    expect(taskDefinition).toMatchObject({ revision: 14, status: 'ACTIVE', networkMode: 'awsvpc' })
    expect(tags).toContainEqual({ key: 'service', value: 'db-migrate' })
    const same = await describeOne(taskDefinition?.taskDefinitionArn ?? '')
    expect(same.taskDefinition).toEqual(taskDefinition)
    expect(same.tags).toBeUndefined()
    expect((await describeOne('db-migrate:1')).taskDefinition?.status).toBe('INACTIVE')
    await expect(describeOne('nope')).rejects.toMatchObject({
      name: 'ClientException',
      message: 'Unable to describe task definition.',
    })
  })
})

describe('RegisterTaskDefinition', () => {
  it('counts revisions and fills in the defaults of ECS', async () => {
    const { taskDefinition } = await register()
    expect(taskDefinition).toMatchObject({
      family: 'fresh',
      revision: 1,
      status: 'ACTIVE',
      networkMode: 'bridge',
      compatibilities: ['EC2'],
      registeredBy: 'arn:aws:iam::111122223333:user/operator',
      containerDefinitions: [{ essential: true, cpu: 0, environment: [], mountPoints: [] }],
    })
    expect(taskDefinition?.registeredAt).toBeInstanceOf(Date)
    expect((await register()).taskDefinition?.revision).toBe(2)
  })

  it('knows Fargate’s sizes in both spellings', async () => {
    expect((await register(fargate)).taskDefinition).toMatchObject({
      cpu: '256',
      memory: '512',
      compatibilities: ['EC2', 'FARGATE'],
    })
  })

  const log: ContainerDefinition = {
    ...app,
    logConfiguration: { logDriver: 'awslogs', options: { 'awslogs-group': '/x' } },
  }
  const cases: [string, Partial<Registration>, RegExp][] = [
    [
      'more than 64 KiB',
      { containerDefinitions: [{ ...app, command: ['x'.repeat(65_536)] }] },
      /Max allowed length is '65536'/,
    ],
    ['a family with a blank', { family: 'a b' }, /Family contains invalid characters/],
    ['no containers', { containerDefinitions: [] }, /cannot be empty/],
    [
      'a container without a name',
      { containerDefinitions: [{ ...app, name: undefined }] },
      /name should not be null/,
    ],
    [
      'a container without an image',
      { containerDefinitions: [{ ...app, image: undefined }] },
      /image should not be null/,
    ],
    ['two containers of one name', { containerDefinitions: [app, app] }, /more than once/],
    [
      'nothing essential',
      { containerDefinitions: [{ ...app, essential: false }] },
      /at least one essential/,
    ],
    [
      'no memory at all',
      { containerDefinitions: [{ ...app, memory: undefined }] },
      /At least one of 'memory'/,
    ],
    [
      'a limit under its reservation',
      { containerDefinitions: [{ ...app, memoryReservation: 256 }] },
      /greater than or equal/,
    ],
    ['too little memory', { containerDefinitions: [{ ...app, memory: 4 }] }, /at least 6/],
    [
      'a dependency on nobody',
      {
        containerDefinitions: [{ ...app, dependsOn: [{ containerName: 'x', condition: 'START' }] }],
      },
      /dependsOn/,
    ],
    [
      'a size Fargate does not have',
      { ...fargate, memory: '4096' },
      /No Fargate configuration exists for given values: 256 CPU, 4096 memory/,
    ],
    ['Fargate without awsvpc', { ...fargate, networkMode: 'bridge' }, /only supports network mode/],
    ['Fargate without a size', { ...fargate, cpu: undefined }, /task level/],
    [
      'awslogs on Fargate without a role',
      { ...fargate, containerDefinitions: [log] },
      /execution role ARN/,
    ],
    [
      'privileged on Fargate',
      { ...fargate, containerDefinitions: [{ ...app, privileged: true }] },
      /privileged/,
    ],
  ]

  it.each(cases)('refuses %s', async (_name, change, message) => {
    await expect(register(change)).rejects.toThrow(message)
  })
})

describe('DeregisterTaskDefinition', () => {
  it('retires one revision, and the family with its last', async () => {
    await register({ family: 'short-lived' })
    const retire = (taskDefinition: string) =>
      ecs.send(new DeregisterTaskDefinitionCommand({ taskDefinition }))
    const { taskDefinition } = await retire('short-lived:1')
    expect(taskDefinition).toMatchObject({ status: 'INACTIVE', revision: 1 })
    expect(taskDefinition?.deregisteredAt).toBeInstanceOf(Date)
    const familyPrefix = 'short-lived'
    const active = new ListTaskDefinitionFamiliesCommand({ familyPrefix, status: 'ACTIVE' })
    expect((await ecs.send(active)).families).toEqual([])
    const inactive = new ListTaskDefinitionFamiliesCommand({ familyPrefix, status: 'INACTIVE' })
    expect((await ecs.send(inactive)).families).toEqual([familyPrefix])
    await expect(retire('short-lived')).rejects.toThrow(/revision/)
    await expect(retire('short-lived:9')).rejects.toThrow(/does not exist/)
  })
})
