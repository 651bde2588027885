import {
  DeregisterTaskDefinitionCommand,
  DescribeTaskDefinitionCommand,
  ListTaskDefinitionFamiliesCommand,
  ListTaskDefinitionsCommand,
  RegisterTaskDefinitionCommand,
} from '@aws-sdk/client-ecs'
import type { ContainerDefinition, RegisterTaskDefinitionCommandInput } from '@aws-sdk/client-ecs'
import { describe, expect, it } from 'vitest'
import { useStillAws } from '../../../test/start-still-aws.ts'

const aws = await useStillAws()
const { ecs } = aws

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

  it('lists revisions newest first, in pages, without inactive ones', async () => {
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

  it('lists inactive revisions separately, and only by the whole name of a family', async () => {
    const list = async (familyPrefix: string, status: 'ACTIVE' | 'INACTIVE') =>
      (await ecs.send(new ListTaskDefinitionsCommand({ familyPrefix, status }))).taskDefinitionArns
    expect(await list('db-migrate', 'INACTIVE')).toHaveLength(3)
    expect(await list('db', 'ACTIVE')).toEqual([])
    const page = new ListTaskDefinitionFamiliesCommand({ maxResults: 13 })
    const { families = [], nextToken } = await ecs.send(page)
    const rest = await ecs.send(new ListTaskDefinitionFamiliesCommand({ nextToken }))
    expect([...families, ...(rest.families ?? [])]).toHaveLength(14)
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
      compatibilities: ['EXTERNAL', 'EC2'],
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
      compatibilities: ['EC2', 'MANAGED_INSTANCES', 'FARGATE'],
    })
  })

  it('drops members that it does not know', async () => {
    const odd: object = { ...app, colour: 'red' }
    const { taskDefinition } = await register({ containerDefinitions: [odd] })
    expect(taskDefinition?.containerDefinitions?.[0]).not.toHaveProperty('colour')
  })
})

describe('DeregisterTaskDefinition', () => {
  it('makes one revision inactive, and the family with its last one', async () => {
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
    const either = new ListTaskDefinitionFamiliesCommand({ familyPrefix })
    expect((await ecs.send(either)).families).toEqual([familyPrefix])
    await expect(retire('short-lived')).rejects.toThrow(/revision/)
    await expect(retire('short-lived:9')).rejects.toThrow(/does not exist/)
  })
})
