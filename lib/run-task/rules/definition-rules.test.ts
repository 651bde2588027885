import { describe, expect, it } from 'vitest'
import { toError } from '../problems/problem.ts'
import { launchSchema } from '../schema.ts'
import { findDefinitionProblems } from './definition-rules.ts'
import type { LoadedAccount } from './loaded-account.ts'

const find = (taskDefinition: string, loaded: LoadedAccount = {}) =>
  findDefinitionProblems(
    { ...launchSchema.parse({ taskDefinition: 'app' }), taskDefinition },
    loaded,
  )

const loadedAs = (status: string): LoadedAccount => ({
  definition: { family: 'app', revision: 3, status, compatibilities: [], containers: [] },
})
const missing = (taskDefinition: string): LoadedAccount => ({
  missingDefinition: { taskDefinition, region: 'us-east-1' },
})
const arn = 'arn:aws:ecs:us-east-1:111122223333:task-definition/app'

describe('findDefinitionProblems', () => {
  it.each(['app', 'app:3', arn, `${arn}:3`, ''])('has nothing against %j alone', text => {
    expect(find(text)).toEqual([])
  })

  it.each(['app:new', 'app:', `${arn}:new`, 'app:1:2'])('wants a number behind %j', text => {
    expect(find(text)).toMatchObject([
      { path: 'taskDefinition.revision', code: 'revision-not-a-number' },
    ])
    expect(launchSchema.safeParse({ taskDefinition: text }).error?.issues).toMatchObject([
      { path: ['taskDefinition', 'revision'] },
    ])
  })

  it.each([':12', `${arn.slice(0, -3)}:12`])('wants a family in %j', text => {
    expect(find(text)).toEqual([toError('taskDefinition', 'task-definition-without-family')])
  })

  it('blocks what the Region does not have, and names both', () => {
    const params = { taskDefinition: 'app:99', region: 'us-east-1', hasRevision: true }
    expect(find('app:99', missing('app:99'))).toEqual([
      toError('taskDefinition', 'task-definition-missing', params),
    ])
    expect(find('app', missing('app'))).toMatchObject([{ params: { hasRevision: false } }])
  })

  it('says nothing of a name that was not the one asked for', () => {
    expect(find('app:9', missing('app:99'))).toEqual([])
  })

  it.each(['INACTIVE', 'DELETE_IN_PROGRESS'])('blocks a revision that is %s', status => {
    expect(find('app:3', loadedAs(status))).toEqual([
      toError('taskDefinition', 'task-definition-not-active', { definition: 'app:3', status }),
    ])
  })

  it('has nothing against an ACTIVE one', () => {
    expect(find('app:3', loadedAs('ACTIVE'))).toEqual([])
  })
})
