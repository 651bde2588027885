import { describe, expect, it } from 'vitest'
import { importLaunch } from '../../import-launch.ts'
import { toRunTaskInput } from '../../to-run-task-input.ts'

const arn = 'arn:aws:ecs:us-east-1:111122223333'

function read(given: unknown) {
  const found = importLaunch(typeof given === 'string' ? given : JSON.stringify(given))
  if ('error' in found) return found.error
  const { values, ...others } = found
  return { ...others, request: toRunTaskInput(values) }
}

const task = {
  taskArn: `${arn}:task/demo/0123456789abcdef0123456789abcdef`,
  clusterArn: `${arn}:cluster/demo`,
  taskDefinitionArn: `${arn}:task-definition/job:3`,
  lastStatus: 'STOPPED',
}
const change = { 'detail-type': 'ECS Task State Change', source: 'aws.ecs', detail: task }
const sent = { cluster: 'demo', taskDefinition: 'job:3' }

describe('JSON that carries a launch', () => {
  it.each([
    ['a list of lists of tasks', [[task]]],
    ['an event in a log', { events: [{ timestamp: 1, message: JSON.stringify(change) }] }],
    ['a result of Logs Insights', { '@timestamp': 'x', '@message': JSON.stringify(change) }],
    [
      'an execution’s output, below a result path',
      {
        executionArn: 'x',
        output: JSON.stringify({
          day: 1,
          run: { TaskArn: task.taskArn, TaskDefinitionArn: task.taskDefinitionArn },
        }),
      },
    ],
  ])('as %s is read as a task', (_, given) => {
    expect(read(given)).toMatchObject({
      source: 'task',
      request: { taskDefinition: task.taskDefinitionArn },
    })
  })

  it('in what a program logged is read as a request, and the others are named', () => {
    const line = { level: 'info', group: 'ops', params: sent, before: [{ x: sent }] }
    expect(read(line)).toMatchObject({ source: 'request', unused: ['before.0.x'], request: sent })
  })

  it.each([
    ['a template that was fetched', { TemplateBody: { Resources: { Run: schedule() } } }],
    ['a template as a text', { TemplateBody: JSON.stringify({ Resources: { Run: schedule() } }) }],
    ['resources without their template', { Run: schedule() }],
  ])('as %s is read', (_, given) => {
    expect(read(given)).toMatchObject({
      source: 'scheduleTarget',
      request: { cluster: `${arn}:cluster/demo`, taskDefinition: 'job:3' },
    })
  })

  it('as a state with its name is read', () => {
    const Resource = 'arn:aws:states:::ecs:runTask.sync'
    expect(read({ Run: { Type: 'Task', Resource, Parameters: sent } })).toMatchObject({
      source: 'state',
      request: sent,
    })
  })
})

function schedule() {
  const EcsParameters = { TaskDefinitionArn: 'job:3' }
  const Target = { Arn: `${arn}:cluster/demo`, EcsParameters }
  return { Type: 'AWS::Scheduler::Schedule', Properties: { Target } }
}

describe('another spelling of a request', () => {
  it.each([
    [
      'snake case',
      { task_definition: 'job:3', launch_type: 'FARGATE', enable_ecs_managed_tags: true },
    ],
    ['lower case', { taskdefinition: 'job:3', launchtype: 'FARGATE', enableecsmanagedtags: true }],
    [
      'hyphens',
      { 'task-definition': 'job:3', 'launch-type': 'FARGATE', 'enable-ecs-managed-tags': 'true' },
    ],
    [
      'hidden characters',
      { 'task\u200bDefinition': 'job:3', launchType: 'FARGATE', enableECSManagedTags: true },
    ],
  ])('in %s is read', (_, given) => {
    expect(read(given)).toMatchObject({
      unused: [],
      request: { taskDefinition: 'job:3', launchType: 'FARGATE', enableECSManagedTags: true },
    })
  })

  it('does not replace a member in the API’s own', () => {
    expect(read({ taskDefinition: 'job:3', task_definition: 'other' })).toMatchObject({
      unused: ['task_definition'],
      request: { taskDefinition: 'job:3' },
    })
  })

  it('may have a part as JSON in a text', () => {
    const containerOverrides = [{ name: 'app', command: ['a'] }]
    const given = { ...sent, overrides: JSON.stringify({ containerOverrides }) }
    expect(read(given)).toMatchObject({
      unused: [],
      request: { overrides: { containerOverrides } },
    })
    const container = { name: 'app', command: '["a"]' }
    expect(read({ ...sent, overrides: { containerOverrides: [container] } })).toMatchObject({
      unused: [],
      request: { overrides: { containerOverrides } },
    })
  })
})

describe('JSON without a launch', () => {
  it.each([
    ['task ARNs', { taskArns: [task.taskArn] }, /describe-tasks/],
    ['definitions', { taskDefinitionArns: [task.taskDefinitionArn] }, /list of task definitions/],
    ['services', { serviceArns: [] }, /describe-services/],
    ['a cluster', { clusters: [{ clusterName: 'demo' }], failures: [] }, /describes a cluster/],
    ['a container', [{ name: 'app', image: 'x', command: ['a'] }], /container definition/],
    ['a rule', { Name: 'n', ScheduleExpression: 'rate(1 day)' }, /list-targets-by-rule/],
    ['schedules', { Schedules: [{ Target: { Arn: 'x' } }] }, /get-schedule/],
    ['pipes', { Pipes: [{ Name: 'p' }] }, /describe-pipe/],
    [
      'an execution',
      { executionArn: 'x', status: 'RUNNING', input: '{}' },
      /get-execution-history/,
    ],
    [
      'an execution’s output',
      { executionArn: 'x', output: '"ok"' },
      /Its output isn’t an ECS task/,
    ],
    ['an error', { __type: 'ClusterNotFoundException', message: 'x' }, /ClusterNotFoundException/],
    ['Terraform', { type: 'aws_ecs_task_definition', values: {} }, /Terraform/],
    ['Kubernetes', { apiVersion: 'batch/v1', kind: 'Job' }, /Kubernetes/],
    ['a refusal', { tasks: [], failures: [{ reason: 'RESOURCE:MEMORY' }] }, /RESOURCE:MEMORY/],
    ['a template in YAML', { TemplateBody: 'Resources:\n' }, /YAML/],
    [
      'a state whose arguments are an expression',
      { Resource: 'arn:aws:states:::ecs:runTask', Arguments: '{% $x %}' },
      /JSONata expression/,
    ],
  ])('that looks like %s says so', (_, given, says) => {
    expect(read(given)).toMatch(says)
  })
})
