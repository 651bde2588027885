import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { arbitraryMutations, mutate } from '../testing/arbitrary/arbitrary-mutant.ts'
import { parseFormInput } from './share/read-form-input.ts'
import { fromDescribedTask } from './from-described-task.ts'
import { fromRunTaskInput } from './from-run-task-input.ts'
import { request } from '../testing/arbitrary/arbitrary-request.ts'
import { importExplained, importLaunch } from './import-launch.ts'
import { toUnusedTexts } from './import/unused-texts.ts'
import { launchSchema } from './schema.ts'
import { toRunTaskInput } from './to-run-task-input.ts'

const runs = { seed: 13, numRuns: 500 }

const task = {
  taskArn: 'arn:aws:ecs:us-east-1:111122223333:task/demo/0123456789abcdef0123456789abcdef',
  clusterArn: 'arn:aws:ecs:us-east-1:111122223333:cluster/demo',
  taskDefinitionArn: 'arn:aws:ecs:us-east-1:111122223333:task-definition/job:3',
  lastStatus: 'RUNNING',
  capacityProviderName: 'FARGATE_SPOT',
  attachments: [
    { type: 'ElasticNetworkInterface', details: [{ name: 'subnetId', value: 'subnet-1' }] },
  ],
  overrides: { containerOverrides: [{ name: 'app', environment: [{ name: 'A', value: '1' }] }] },
  tags: [{ key: 'a', value: 'b' }],
}

describe('requests of another shape', () => {
  it('are read as far as they go, and what is read makes a request again', () => {
    fc.assert(
      fc.property(request, arbitraryMutations, (asked, mutations) => {
        const mutant = mutate(asked, mutations)
        expect(typeof toRunTaskInput(fromRunTaskInput(mutant).values)).toBe('object')
        expect(importLaunch(JSON.stringify(mutant))).toBeDefined()
        launchSchema.safeParse(mutant)
        parseFormInput(JSON.stringify(mutant))
      }),
      runs,
    )
  })

  it('are read from a task of another shape', () => {
    fc.assert(
      fc.property(arbitraryMutations, mutations => {
        const mutant = mutate(task, mutations)
        const { values } = fromDescribedTask(mutant ?? {})
        expect(typeof toRunTaskInput(values)).toBe('object')
        expect(importLaunch(JSON.stringify({ tasks: [mutant] }))).toBeDefined()
        expect(importLaunch(JSON.stringify(mutant))).toBeDefined()
      }),
      runs,
    )
  })

  it('are read from envelopes of another shape', () => {
    const call = {
      eventSource: 'ecs.amazonaws.com',
      eventName: 'RunTask',
      awsRegion: 'us-east-1',
      requestParameters: { taskDefinition: 'job', overrides: task.overrides },
    }
    const target = {
      Arn: task.clusterArn,
      EcsParameters: { TaskDefinitionArn: 'job', TaskCount: 1 },
    }
    const envelopes = fc.constantFrom<object>(
      call,
      { 'detail-type': 'AWS API Call via CloudTrail', detail: call },
      { Records: [call, { Sns: { TopicArn: 'x', Message: JSON.stringify(call) } }] },
      { Messages: [{ MessageId: 'x', Body: JSON.stringify(call) }] },
      { Error: 'x', Cause: JSON.stringify(task) },
      { events: [{ taskScheduledEventDetails: { resourceType: 'ecs', parameters: '{}' } }] },
      { definition: JSON.stringify({ States: { A: { Resource: 'x:ecs:runTask' } } }) },
      { Targets: [target, target] },
      { Target: task.clusterArn, TargetParameters: { EcsTaskParameters: target.EcsParameters } },
      { Resources: { A: { Type: 'AWS::Events::Rule', Properties: { Targets: [target] } } } },
      { taskDefinition: { family: 'job', containerDefinitions: [{}] } },
      { awsvpcConfiguration: { subnets: ['subnet-1'] } },
      { containerOverrides: [{ name: 'app' }] },
    )
    fc.assert(
      fc.property(envelopes, arbitraryMutations, (envelope, mutations) => {
        const found = importExplained(JSON.stringify(mutate(envelope, mutations) ?? {}))
        if ('error' in found) {
          expect(found.error).not.toMatch(/undefined|\[object/)
          return
        }
        expect(typeof toRunTaskInput(found.values)).toBe('object')
        expect(toUnusedTexts(found.unused, found.reasons)).not.toContain('')
      }),
      runs,
    )
  })
})
