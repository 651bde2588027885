import { describe, expect, it } from 'vitest'
import { importExplained } from '../import-launch.ts'
import { toMissingTexts, toUnusedTexts } from './unused-texts.ts'

function textsOf(given: unknown): string[] {
  const found = importExplained(JSON.stringify(given))
  if ('error' in found) throw new Error(found.error)
  return toUnusedTexts(found.unused, found.reasons)
}

const container = (members: object) => ({
  taskDefinition: 'job',
  overrides: { containerOverrides: [{ name: 'app', ...members }] },
})

describe('why an import didn’t use something', () => {
  it.each<[string, object, string]>([
    ['a token', { clientToken: 'x' }, 'clientToken (belongs to one call)'],
    ['a mark', { startedBy: 'AWS Step Functions' }, 'Started by (AWS wrote AWS Step Functions)'],
    ['a foreign member', { desiredCount: 2 }, 'desiredCount (not a RunTask parameter)'],
    [
      'a choice',
      { launchType: 'MOON' },
      'Launch type (not one of FARGATE, EC2, EXTERNAL, MANAGED_INSTANCES)',
    ],
    ['a map', { tags: { team: 'x' } }, 'Tags (not a list)'],
    ['a row', { tags: ['x'] }, 'Tags 1 (not an object)'],
    ['a number', { count: 'many' }, 'Tasks (not a number)'],
    ['a flag', { enableExecuteCommand: 'maybe' }, 'ECS Exec (not true or false)'],
    ['a reference', { cluster: { Ref: 'Cluster' } }, 'Cluster (known to CloudFormation only)'],
    ['a path', { 'Cluster.$': '$.cluster' }, 'Cluster (a path into the state’s input)'],
    ['a repetition', { cluster: 'a', Cluster: 'b' }, 'Cluster (given twice)'],
    [
      'a launch type beside a strategy',
      { launchType: 'EC2', capacityProviderStrategy: [{ capacityProvider: 'a' }] },
      'Launch type (the strategy replaces it)',
    ],
    [
      'a member of a container, by its path',
      container({ secrets: [] }),
      'overrides.containerOverrides.0.secrets (not a RunTask parameter)',
    ],
    ['a command', container({ command: ['a', {}] }), 'Command (not a list of texts)'],
    ['a value', container({ environment: [{ name: 'A', value: [] }] }), 'Variable (not a text)'],
  ])('is said for %s', (_, given, expected) => {
    expect(textsOf({ taskDefinition: 'job', ...given })).toEqual([expected])
  })

  it('is said for rows of an envelope and for what belongs to one task', () => {
    const described = {
      taskArn: 'arn:aws:ecs:us-east-1:111122223333:task/demo/1',
      taskDefinitionArn: 'arn:aws:ecs:us-east-1:111122223333:task-definition/job:3',
      startedBy: 'ecs-svc/1',
      group: 'service:web',
      tags: [{ key: 'aws:ecs:serviceName', value: 'web' }],
    }
    expect(textsOf({ tasks: [described, described] })).toEqual([
      'Tags 1 (set by AWS)',
      'Started by (AWS wrote ecs-svc/1)',
      'Group (belongs to a service)',
      'tasks.1 (only the first is imported)',
    ])
    expect(textsOf([{ taskDefinition: 'job' }, {}])).toEqual(['[1] (only the first is imported)'])
  })
})

describe('what an import can’t know', () => {
  it('is named by its variable, and by what hides it', () => {
    const rows = [
      { name: 'A', value: '1' },
      { name: 'TOKEN', value: 'HIDDEN_DUE_TO_SECURITY_REASONS' },
    ]
    const hidden = (environment: unknown) => ({
      eventSource: 'ecs.amazonaws.com',
      eventName: 'RunTask',
      requestParameters: container({ environment }),
    })
    const textsOf = (given: unknown) => {
      const found = importExplained(JSON.stringify(given))
      if ('error' in found) throw new Error(found.error)
      return toMissingTexts(found)
    }
    expect(textsOf(hidden('HIDDEN_DUE_TO_SECURITY_REASONS'))).toEqual([
      'Variables (hidden by CloudTrail)',
    ])
    expect(textsOf(hidden(rows))).toEqual(['TOKEN (hidden by CloudTrail)'])
    expect(textsOf({ cluster: 'demo' })).toEqual(['Task definition'])
  })
})
