import { describe, expect, it } from 'vitest'
import { toError } from '../problems/problem.ts'
import { findForeignFields, findForeignProblems, toLocalNames } from './foreign-place.ts'

const home = { region: 'us-east-1', accountId: '111122223333' }
const arn = (service: string, region: string, account: string, resource: string) =>
  `arn:aws:${service}:${region}:${account}:${resource}`
const OWN = '111122223333'
const OTHER = '444455556666'

describe('a launch of another Region or account', () => {
  it.each([
    [{ cluster: 'demo', taskDefinition: 'job:3' }, []],
    [{ cluster: arn('ecs', 'us-east-1', OWN, 'cluster/demo') }, []],
    [
      { cluster: arn('ecs', 'eu-west-1', OWN, 'cluster/demo') },
      [{ path: 'cluster', region: 'eu-west-1' }],
    ],
    [
      { taskDefinition: arn('ecs', 'eu-west-1', OTHER, 'task-definition/job:3') },
      [{ path: 'taskDefinition', region: 'eu-west-1', accountId: OTHER }],
    ],
    [
      { overrides: { taskRoleArn: arn('iam', '', OTHER, 'role/app') } },
      [{ path: 'overrides.taskRoleArn', accountId: OTHER }],
    ],
    [{ overrides: { executionRoleArn: arn('iam', '', OWN, 'role/app') } }, []],
    [{ cluster: 'arn:aws', taskDefinition: 'arn:::::' }, []],
  ])('is known by its ARNs: %j', (named, foreign) => {
    expect(findForeignFields(named, home)).toEqual(foreign)
  })

  it('is an error at each field, which names both', () => {
    const named = {
      cluster: arn('ecs', 'eu-west-1', OWN, 'cluster/demo'),
      taskDefinition: arn('ecs', 'us-east-1', OTHER, 'task-definition/job'),
    }
    expect(findForeignProblems(named, home)).toEqual([
      toError('taskDefinition', 'in-other-account', { account: OTHER, homeAccount: OWN }),
      toError('cluster', 'in-other-region', { region: 'eu-west-1', homeRegion: 'us-east-1' }),
    ])
    expect(findForeignProblems(named, undefined)).toEqual([])
  })

  it('becomes one of this place by its names', () => {
    const named = {
      cluster: arn('ecs', 'eu-west-1', OTHER, 'cluster/demo'),
      taskDefinition: arn('ecs', 'eu-west-1', OTHER, 'task-definition/job:3'),
      overrides: { taskRoleArn: arn('iam', '', OTHER, 'role/path/app'), executionRoleArn: 'role' },
      count: 2,
    }
    const local = toLocalNames(named, home)
    expect(local).toEqual({
      cluster: 'demo',
      taskDefinition: 'job:3',
      overrides: { taskRoleArn: arn('iam', '', OWN, 'role/path/app'), executionRoleArn: 'role' },
      count: 2,
    })
    expect(findForeignFields(local, home)).toEqual([])
  })
})
