import { describe, expect, it } from 'vitest'
import { importLaunch } from '../../import-launch.ts'
import { toRunTaskInput } from '../../to-run-task-input.ts'

const arn = 'arn:aws:ecs:us-east-1:111122223333'

function read(given: unknown) {
  const found = importLaunch(JSON.stringify(given))
  if ('error' in found) return found.error
  const { values, ...others } = found
  return { ...others, request: toRunTaskInput(values) }
}

const awsvpcConfiguration = {
  subnets: ['subnet-1'],
  securityGroups: ['sg-1'],
  assignPublicIp: 'ENABLED',
}

/** As DescribeServices returns it (API Reference, Service). */
const described = {
  serviceArn: `${arn}:service/demo/web`,
  serviceName: 'web',
  clusterArn: `${arn}:cluster/demo`,
  status: 'ACTIVE',
  desiredCount: 2,
  runningCount: 2,
  launchType: 'FARGATE',
  platformVersion: 'LATEST',
  taskDefinition: `${arn}:task-definition/job:3`,
  deployments: [{ id: 'ecs-svc/1', taskDefinition: `${arn}:task-definition/job:3` }],
  events: [{ id: 'x', message: '(service web) has reached a steady state.' }],
  networkConfiguration: { awsvpcConfiguration },
  loadBalancers: [],
  placementStrategy: [],
  enableECSManagedTags: true,
  propagateTags: 'NONE',
}
const request = {
  taskDefinition: `${arn}:task-definition/job:3`,
  cluster: `${arn}:cluster/demo`,
  count: 1,
  launchType: 'FARGATE',
  networkConfiguration: { awsvpcConfiguration },
  enableECSManagedTags: true,
  propagateTags: 'NONE',
}

describe('a service', () => {
  it.each([
    ['alone', described, []],
    ['in an answer', { services: [described, described], failures: [] }, ['services.1']],
    ['in the answer of a change', { service: described }, []],
    ['in a list', [described], []],
  ])('is read %s, without what RunTask has no place for', (_, given, others) => {
    expect(read(given)).toEqual({
      source: 'service',
      unused: [...others, 'desiredCount'],
      missing: [],
      request,
    })
  })

  it('is read from a template', () => {
    const Properties = {
      Cluster: 'demo',
      TaskDefinition: 'job:3',
      LaunchType: 'FARGATE',
      NetworkConfiguration: { AwsvpcConfiguration: { Subnets: ['subnet-1'] } },
      PlacementStrategies: [{ Type: 'spread', Field: 'host' }],
    }
    expect(read({ Resources: { Web: { Type: 'AWS::ECS::Service', Properties } } })).toMatchObject({
      source: 'service',
      unused: [],
      request: {
        taskDefinition: 'job:3',
        cluster: 'demo',
        placementStrategy: [{ type: 'spread', field: 'host' }],
      },
    })
  })

  it('has its tasks’ tags only where it propagates its own', () => {
    const tags = [{ key: 'team', value: 'web' }]
    expect(read({ ...described, tags })).toMatchObject({ unused: ['desiredCount', 'tags'] })
    expect(read({ ...described, tags, propagateTags: 'SERVICE' })).toMatchObject({
      unused: ['desiredCount'],
      request: { tags },
    })
  })

  it('is missed in an answer that has none', () => {
    expect(read({ services: [], failures: [{ reason: 'MISSING' }] })).toMatch(
      /^This response doesn’t contain a service/,
    )
    expect(read({ serviceArn: 'x' })).toMatch(/without its task definition/)
  })
})
