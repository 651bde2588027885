import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  clusterArnOf,
  isRoleArn,
  nameOfArn,
  parseArn,
  parseClusterArn,
  parsePrincipalArn,
  parseTaskArn,
  partitionOf,
  placeOfArn,
  principalNameOf,
  roleArnOf,
  splitTaskArn,
  splitTaskDefinition,
  toArn,
  toClusterArn,
  toTaskArn,
} from './arn.ts'

const place = { region: 'us-east-1', accountId: '111122223333' }
const clusterArn = 'arn:aws:ecs:us-east-1:111122223333:cluster/demo'
const definitionArn = 'arn:aws:ecs:us-east-1:111122223333:task-definition/app'
const uuid = '1dc5c17a-422b-4dc4-b493-371970c6c4d6'

const word = (characters: string, minLength: number, maxLength: number) =>
  fc.string({ unit: fc.constantFrom(...characters), minLength, maxLength })
const name = word('abcXYZ019_-', 1, 40)
const regions = ['us-east-1', 'cn-north-1', 'us-gov-west-1', 'eusc-de-east-1', 'us-isob-east-1']
const addresses = fc.record({
  region: fc.constantFrom(...regions),
  accountId: word('0123456789', 12, 12),
  cluster: name,
  taskId: word('0123456789abcdef', 32, 32),
})
const runs = { seed: 14 }

describe('an ARN', () => {
  it('is read back as it was built, in every partition', () => {
    fc.assert(
      fc.property(addresses, name, ({ region, accountId }, resource) => {
        const arn = { service: 'ecs', region, accountId, resource: `service/${resource}:x` }
        expect(parseArn(toArn(arn))).toEqual({ ...arn, partition: partitionOf(region) })
        expect(placeOfArn(` ${toArn(arn)} `)).toEqual({ region, accountId })
      }),
      runs,
    )
  })

  it('names no place where it has none', () => {
    expect(placeOfArn('arn:aws:iam::111122223333:role/ops')).toEqual({ accountId: '111122223333' })
    expect(placeOfArn('arn:aws:s3:::bucket')).toEqual({})
    for (const text of ['', 'demo', 'a:b:c:d:e:f', 'arn:aws:ecs:eu-west-1:1']) {
      expect(placeOfArn(text)).toEqual({})
    }
  })

  it.each([
    [clusterArn, 'demo'],
    ['arn:aws:ecs:us-east-1:111122223333:service/demo/web', 'web'],
    ['arn:aws:ecs:us-east-1:111122223333:container-instance/demo/f00', 'f00'],
    ['arn:aws:ecs:us-east-1:111122223333:container-instance/f00', 'f00'],
    ['arn:aws:iam::111122223333:role/team/app', 'app'],
    [`${definitionArn}:3`, 'app:3'],
    ['demo', 'demo'],
    ['', ''],
  ])('%s ends in the name %j', (arn, expected) => {
    expect(nameOfArn(arn)).toBe(expected)
  })
})

describe('the partition', () => {
  it.each([
    ['cn-north-1', 'aws-cn'],
    ['us-gov-west-1', 'aws-us-gov'],
    ['eusc-de-east-1', 'aws-eusc'],
    ['us-iso-east-1', 'aws-iso'],
    ['us-iso-west-1', 'aws-iso'],
    ['us-isob-east-1', 'aws-iso-b'],
    ['eu-isoe-west-1', 'aws-iso-e'],
    ['us-isof-south-1', 'aws-iso-f'],
    ['us-east-1', 'aws'],
    ['eu-south-2', 'aws'],
  ])('of %s is %s', (region, partition) => {
    expect(partitionOf(region)).toBe(partition)
  })
})

describe('the ARN of a cluster or task', () => {
  it('is read back as it was built, in every partition', () => {
    fc.assert(
      fc.property(addresses, ({ taskId, ...cluster }) => {
        const partition = partitionOf(cluster.region)
        expect(parseClusterArn(toClusterArn(cluster))).toEqual({ ...cluster, partition })
        const task = { ...cluster, taskId }
        expect(parseTaskArn(toTaskArn(task))).toEqual({ ...task, partition })
        expect(nameOfArn(toClusterArn(cluster))).toBe(cluster.cluster)
      }),
      runs,
    )
  })

  it('is the same for a cluster by name and by ARN', () => {
    expect(clusterArnOf('demo', place)).toBe(clusterArn)
    expect(clusterArnOf(clusterArn, place)).toBe(clusterArn)
    expect(clusterArnOf('a', { ...place, region: 'cn-north-1' })).toMatch(/^arn:aws-cn:/)
  })

  it('names no cluster in its old form', () => {
    const arn = `arn:aws:ecs:us-east-1:111122223333:task/${uuid}`
    const task = { partition: 'aws', ...place, taskId: uuid }
    expect(splitTaskArn(arn)).toEqual(task)
    expect(parseTaskArn(arn)).toBeUndefined()
    expect(parseTaskArn(arn, clusterArn)).toEqual({ ...task, cluster: 'demo' })
  })

  it.each([
    'demo',
    '',
    'arn:aws:s3:::bucket',
    'arn:aws:ecs:us-east-1:111122223333:cluster/a/b',
    'arn:aws:ecs:us-east-1:111122223333:cluster/',
    'arn:aws:ecs:us-east-1:111122223333:task/demo/',
    'arn:aws:ecs:us-east-1:111122223333:task//f00',
    'arn:aws:ecs:us-east-1:111122223333:task/demo/f00/1',
    'arn:aws:ecs:us-east-1:111122223333:service/demo/f00',
  ])('is not %j', text => {
    expect(parseClusterArn(text)).toBeUndefined()
    expect(parseTaskArn(text, clusterArn)).toBeUndefined()
  })
})

describe('splitTaskDefinition', () => {
  it.each([
    ['app', { name: 'app', family: 'app' }],
    [' app:12 ', { name: 'app', family: 'app', revision: 12 }],
    [`${definitionArn}:3`, { name: definitionArn, family: 'app', revision: 3 }],
    [definitionArn, { name: definitionArn, family: 'app' }],
    ['app:', { name: 'app', family: 'app', invalidRevision: '' }],
    ['app:new', { name: 'app', family: 'app', invalidRevision: 'new' }],
    ['app:1:2', { name: 'app', family: 'app', invalidRevision: '1:2' }],
    ['', { name: '', family: '' }],
  ])('splits %j', (text, parts) => {
    expect(splitTaskDefinition(text)).toEqual(parts)
  })
})

describe('the ARN of a role', () => {
  it('is the same for a role by name and by ARN', () => {
    fc.assert(
      fc.property(addresses, name, ({ region, accountId }, role) => {
        const arn = roleArnOf(role, { region, accountId })
        expect(arn).toBe(`arn:${partitionOf(region)}:iam::${accountId}:role/${role}`)
        expect(roleArnOf(arn, place)).toBe(arn)
        expect(nameOfArn(arn)).toBe(role)
        expect(isRoleArn(arn)).toBe(true)
      }),
      runs,
    )
  })

  it.each(['ops', 'arn:aws:iam::111122223333:user/ops', 'arn:aws:iam::1:role/ops'])(
    'is not %s',
    text => {
      expect(isRoleArn(text)).toBe(false)
    },
  )
})

describe('the ARN of a principal', () => {
  it.each([
    ['arn:aws:iam::111122223333:user/team/bob', 'bob', { kind: 'user' }],
    ['arn:aws:iam::111122223333:root', 'root', { kind: 'root' }],
    [
      'arn:aws-cn:sts::111122223333:assumed-role/ops/alice@example.com',
      'alice@example.com',
      { partition: 'aws-cn', kind: 'assumed-role', role: 'ops' },
    ],
    ['arn:aws:sts::111122223333:federated-user/eve', 'eve', { kind: 'federated-user' }],
  ])('%s means %s', (arn, person, parts) => {
    expect(principalNameOf(arn)).toBe(person)
    expect(parsePrincipalArn(arn)).toEqual({
      partition: 'aws',
      accountId: '111122223333',
      ...parts,
    })
  })

  it.each(['', 'bob', clusterArn, 'arn:aws:sts::111122223333:assumed-role'])('is not %j', text => {
    expect(parsePrincipalArn(text)).toBeUndefined()
  })
})
