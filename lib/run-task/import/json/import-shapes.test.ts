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

/** As Step Functions hands over a task (`ecs:runTask.sync`). */
const described = {
  Attachments: [
    {
      Details: [
        { Name: 'subnetId', Value: 'subnet-0a1b2c3d' },
        { Name: 'privateIPv4Address', Value: '10.0.0.1' },
      ],
      Id: '7f6c',
      Status: 'DELETED',
      Type: 'eni',
    },
  ],
  ClusterArn: `${arn}:cluster/demo`,
  Containers: [{ ExitCode: 1, LastStatus: 'STOPPED', Name: 'app' }],
  EnableExecuteCommand: false,
  Group: 'family:job',
  LastStatus: 'STOPPED',
  LaunchType: 'FARGATE',
  Overrides: {
    ContainerOverrides: [
      {
        Command: ['run', '--once'],
        Environment: [{ Name: 'MODE', Value: 'full' }],
        EnvironmentFiles: [],
        Name: 'app',
        ResourceRequirements: [],
      },
    ],
    InferenceAcceleratorOverrides: [],
  },
  PlatformVersion: '1.4.0',
  StartedBy: 'AWS Step Functions',
  Tags: [],
  TaskArn: `${arn}:task/demo/0123456789abcdef0123456789abcdef`,
  TaskDefinitionArn: `${arn}:task-definition/job:3`,
}
const describedRequest = {
  taskDefinition: `${arn}:task-definition/job:3`,
  cluster: `${arn}:cluster/demo`,
  count: 1,
  launchType: 'FARGATE',
  platformVersion: '1.4.0',
  networkConfiguration: { awsvpcConfiguration: { subnets: ['subnet-0a1b2c3d'] } },
  overrides: {
    containerOverrides: [
      {
        name: 'app',
        command: ['run', '--once'],
        environment: [{ name: 'MODE', value: 'full' }],
      },
    ],
  },
}
const text = JSON.stringify(described)

describe('a task in the spelling of Step Functions and .NET', () => {
  it.each([
    ['alone', described],
    ['in an answer', { Failures: [], SdkHttpMetadata: {}, Tasks: [described] }],
    ['as a text', JSON.stringify(text)],
    ['as the cause of a caught error', { Error: 'States.TaskFailed', Cause: text }],
    [
      'as the cause of an execution',
      { executionArn: 'arn:aws:states:x', status: 'FAILED', error: 'E', cause: text },
    ],
    [
      'in a failed event of the history',
      { taskFailedEventDetails: { resourceType: 'ecs', resource: 'runTask.sync', cause: text } },
    ],
    [
      'in the history',
      {
        events: [
          { id: 1, previousEventId: 0, type: 'ExecutionStarted', executionStartedEventDetails: {} },
          {
            id: 2,
            previousEventId: 1,
            taskSucceededEventDetails: { resourceType: 'lambda', output: '{}' },
          },
          {
            id: 3,
            previousEventId: 2,
            taskSubmittedEventDetails: {
              resourceType: 'ecs',
              output: JSON.stringify({ Failures: [], Tasks: [described] }),
            },
          },
        ],
      },
    ],
    ['with the choices of .NET', { ...described, LaunchType: { Value: 'FARGATE' } }],
  ])('is read %s, without the mark of AWS', (_, given) => {
    expect(read(given)).toMatchObject({
      source: 'task',
      request: describedRequest,
      unused: ['startedBy'],
    })
  })

  it('is one of several, with the others named', () => {
    expect(read({ Tasks: [described, described] })).toMatchObject({
      unused: ['startedBy', 'tasks.1'],
    })
  })

  it('is missed where an execution ended otherwise', () => {
    expect(read({ Error: 'States.Timeout', Cause: 'too slow' })).toMatch(
      /^This looks like a Step Fun/,
    )
    expect(read({ Failures: [{ Reason: 'MISSING' }], Tasks: [] })).toMatch(/^This response doesn’t/)
  })
})

const parameters = {
  LaunchType: 'FARGATE',
  Cluster: 'demo',
  TaskDefinition: 'job:3',
  NetworkConfiguration: { AwsvpcConfiguration: { Subnets: ['subnet-0a1b2c3d'] } },
  Overrides: { ContainerOverrides: [{ Name: 'app', Command: ['run'] }] },
}
const sentRequest = {
  taskDefinition: 'job:3',
  cluster: 'demo',
  launchType: 'FARGATE',
  networkConfiguration: { awsvpcConfiguration: { subnets: ['subnet-0a1b2c3d'] } },
  overrides: { containerOverrides: [{ name: 'app', command: ['run'] }] },
}

describe('what Step Functions tells', () => {
  const scheduled = {
    id: 4,
    previousEventId: 3,
    type: 'TaskScheduled',
    taskScheduledEventDetails: {
      resourceType: 'ecs',
      resource: 'runTask.sync',
      region: 'us-east-1',
      parameters: JSON.stringify(parameters),
    },
  }

  it.each([
    ['a scheduled event', scheduled],
    ['its details alone', { taskScheduledEventDetails: scheduled.taskScheduledEventDetails }],
    ['a history', { events: [{ id: 1, previousEventId: 0 }, scheduled] }],
    [
      'a machine whose definition is a text',
      {
        stateMachineArn: 'arn:aws:states:us-east-1:111122223333:stateMachine:nightly',
        definition: JSON.stringify({
          StartAt: 'Run',
          States: {
            Run: {
              Type: 'Task',
              Resource: 'arn:aws:states:::ecs:runTask.sync',
              Parameters: parameters,
              End: true,
            },
          },
        }),
      },
    ],
  ])('is read from %s', (_, given) => {
    expect(read(given)).toMatchObject({ source: 'state', unused: [], request: sentRequest })
  })

  it('names the other tasks of a history', () => {
    expect(read({ events: [{ id: 1, previousEventId: 0 }, scheduled, scheduled] })).toMatchObject({
      request: sentRequest,
      unused: ['events.2'],
    })
  })

  it('says what it looks like where it can’t be read', () => {
    const details = { resourceType: 'lambda', parameters: '{}' }
    expect(read({ taskScheduledEventDetails: details })).toMatch(/about lambda, not about an ECS/)
    expect(read({ definition: 'StartAt: Run' })).toMatch(/^This looks like a state machine/)
  })

  it.each([
    ['a path', 'Parameters', { 'Command.$': '$.command' }],
    ['an expression', 'Arguments', { Command: ['go', '{% $x %}'] }],
    ['a map', 'Arguments', { Command: { 0: 'go' } }],
  ])('keeps a command open that is %s', (_, member, command) => {
    const state = {
      Resource: 'arn:aws:states:::ecs:runTask',
      [member]: {
        TaskDefinition: 'job:3',
        Overrides: { ContainerOverrides: [{ Name: 'app', ...command }] },
      },
    }
    const path = 'overrides.containerOverrides.0.command'
    expect(read(state)).toMatchObject({ unused: [path], missing: [path] })
  })
})

describe('the arguments of a state alone', () => {
  const variable = (value: string) => ({
    ContainerOverrides: [{ Name: 'app', Environment: [{ Name: 'TOKEN', Value: value }] }],
  })

  it('keep a variable open whose value is an expression', () => {
    const path = 'overrides.containerOverrides.0.environment.0.value'
    const given = { TaskDefinition: 'job', Cluster: '{% $c %}', Overrides: variable('{% $x %}') }
    expect(read(given)).toMatchObject({
      unused: ['cluster', path],
      missing: [path, 'cluster'],
    })
  })

  it('are a request, in which braces are text', () => {
    const containerOverrides = [{ name: 'app', command: ['{% raw %}'] }]
    const given = { taskDefinition: 'job', overrides: { containerOverrides } }
    expect(read(given)).toMatchObject({ unused: [], request: given })
  })
})

const hidden = 'HIDDEN_DUE_TO_SECURITY_REASONS'

/** https://docs.aws.amazon.com/AmazonECS/latest/developerguide/logging-using-cloudtrail.html */
const call = {
  eventVersion: '1.08',
  userIdentity: { type: 'AssumedRole', invokedBy: 'batch.amazonaws.com' },
  eventTime: '2026-06-20T04:34:38Z',
  eventSource: 'ecs.amazonaws.com',
  eventName: 'RunTask',
  awsRegion: 'eu-west-1',
  requestParameters: {
    cluster: 'demo',
    taskDefinition: 'job:3',
    launchType: 'FARGATE',
    clientToken: 'abc',
    startedBy: 'chronos-schedule/nightly',
    networkConfiguration: {
      awsvpcConfiguration: {
        subnets: ['subnet-0a1b2c3d'],
        securityGroups: ['sg-0a1b2c3d'],
        assignPublicIp: 'ENABLED',
      },
    },
    overrides: { containerOverrides: [{ name: 'app', environment: hidden }] },
    placementStrategy: [{ type: 'spread', field: 'instanceId' }],
  },
  responseElements: { tasks: [described], failures: [] },
}

describe('a call in CloudTrail’s log', () => {
  const sns = { Type: 'Notification', TopicArn: 'arn:aws:sns:x', Message: JSON.stringify(call) }
  const event = {
    'detail-type': 'AWS API Call via CloudTrail',
    source: 'aws.ecs',
    detail: call,
  }

  it.each([
    ['alone', call],
    ['in a file', { Records: [{ ...call, eventName: 'DescribeTasks' }, call] }],
    ['in an event', event],
    [
      'in the event history',
      { Events: [{ EventName: 'RunTask', CloudTrailEvent: JSON.stringify(call) }] },
    ],
    ['as an entry of it', { CloudTrailEvent: JSON.stringify(call) }],
    ['in an SNS notification', sns],
    ['in an SQS message', { messageId: '1', receiptHandle: 'x', body: JSON.stringify(event) }],
    [
      'in an SNS notification in SQS messages',
      { Messages: [{ MessageId: '1', Body: JSON.stringify(sns) }] },
    ],
    ['in what Lambda gets of SNS', { Records: [{ EventSource: 'aws:sns', Sns: sns }] }],
  ])('is read %s, with the hidden variables named', (_, given) => {
    expect(read(given)).toMatchObject({
      source: 'cloudTrail',
      region: 'eu-west-1',
      unused: ['clientToken', 'startedBy'],
      missing: ['overrides.containerOverrides.0.environment'],
      request: {
        ...sentRequest,
        overrides: { containerOverrides: [{ name: 'app' }] },
        networkConfiguration: call.requestParameters.networkConfiguration,
        placementStrategy: [{ type: 'spread', field: 'instanceId' }],
      },
    })
  })

  it('keeps a variable open whose value alone is hidden', () => {
    const environment = [{ name: 'TOKEN', value: hidden }]
    const overrides = { containerOverrides: [{ name: 'app', environment }] }
    const requestParameters = { taskDefinition: 'job:3', overrides }
    expect(read({ ...call, requestParameters })).toMatchObject({
      unused: [],
      missing: ['overrides.containerOverrides.0.environment.0.value'],
    })
  })

  it('says what it is where it starts nothing', () => {
    expect(read({ ...call, eventName: 'StopTask' })).toMatch(/a call of StopTask/)
    expect(read({ ...call, requestParameters: null })).toMatch(/has no request/)
    expect(read({ 'detail-type': 'ECS Service Action', detail: {} })).toMatch(/ECS Service Action/)
    expect(read({ TopicArn: 'x', Message: 'hello' })).toMatch(
      /^This looks like an SNS notification/,
    )
  })
})

const ecsParameters = {
  TaskDefinitionArn: `${arn}:task-definition/job:3`,
  TaskCount: 2,
  LaunchType: 'FARGATE',
  NetworkConfiguration: { AwsVpcConfiguration: { Subnets: ['subnet-0a1b2c3d'] } },
  TagList: [{ Key: 'team', Value: 'data' }],
  PlacementStrategies: [{ Type: 'spread', Field: 'host' }],
}
const targetRequest = {
  taskDefinition: `${arn}:task-definition/job:3`,
  cluster: `${arn}:cluster/demo`,
  count: 2,
  launchType: 'FARGATE',
  networkConfiguration: { awsvpcConfiguration: { subnets: ['subnet-0a1b2c3d'] } },
  tags: [{ key: 'team', value: 'data' }],
  placementStrategy: [{ type: 'spread', field: 'host' }],
}
const target = { Id: 'run', Arn: `${arn}:cluster/demo`, EcsParameters: ecsParameters }
const pipe = {
  Source: 'arn:aws:sqs:us-east-1:111122223333:jobs',
  Target: `${arn}:cluster/demo`,
  TargetParameters: { EcsTaskParameters: ecsParameters },
}

describe('targets', () => {
  it.each([
    ['a pipe', 'pipeTarget', pipe],
    ['a pipe’s resource', 'pipeTarget', { Type: 'AWS::Pipes::Pipe', Properties: pipe }],
    [
      'a rule’s resource',
      'eventTarget',
      {
        Type: 'AWS::Events::Rule',
        Properties: { ScheduleExpression: 'rate(1 day)', Targets: [target] },
      },
    ],
    [
      'a schedule’s resource in a template',
      'scheduleTarget',
      {
        AWSTemplateFormatVersion: '2010-09-09',
        Resources: {
          Queue: { Type: 'AWS::SQS::Queue', Properties: {} },
          Nightly: { Type: 'AWS::Scheduler::Schedule', Properties: { Target: target } },
        },
      },
    ],
  ])('of %s are read', (_, source, given) => {
    expect(read(given)).toMatchObject({ source, unused: [], request: targetRequest })
  })

  it('are read from their parameters alone', () => {
    const { cluster, ...request } = targetRequest
    expect(cluster).toMatch(/demo$/)
    expect(read(ecsParameters)).toMatchObject({ source: 'eventTarget', unused: [], request })
  })

  it('are the first of several, with the others named', () => {
    const lambda = { Id: 'l', Arn: 'arn:aws:lambda:x' }
    expect(read({ Targets: [lambda, target, target] })).toMatchObject({
      unused: ['Targets.2'],
      request: targetRequest,
    })
    expect(read({ Targets: [lambda] })).toBe('This rule has no target that runs an ECS task.')
  })

  it('name what CloudFormation puts in, and keep its variables open', () => {
    const Environment = [{ Name: 'TABLE', Value: { Ref: 'Table' } }]
    const Overrides = { ContainerOverrides: [{ Name: 'app', Environment }] }
    const given = {
      ...pipe,
      Target: { 'Fn::GetAtt': ['Cluster', 'Arn'] },
      TargetParameters: { EcsTaskParameters: { ...ecsParameters, Overrides }, InputTemplate: '{}' },
    }
    const value = 'overrides.containerOverrides.0.environment.0.value'
    expect(read({ Type: 'AWS::Pipes::Pipe', Properties: given })).toMatchObject({
      unused: ['TargetParameters.InputTemplate', 'cluster', value],
      missing: [value, 'cluster'],
    })
  })

  it.each([
    [
      'several resources',
      {
        A: { Type: 'AWS::Events::Rule', Properties: { Targets: [target] } },
        B: { Type: 'AWS::Pipes::Pipe', Properties: pipe },
      },
      /A, B\. Paste one\.$/,
    ],
    [
      'no resource',
      { A: { Type: 'AWS::SQS::Queue', Properties: {} } },
      /no resource that runs an ECS/,
    ],
    [
      'a definition that is put together',
      {
        A: {
          Type: 'AWS::StepFunctions::StateMachine',
          Properties: { DefinitionString: { 'Fn::Sub': 'ecs:runTask' } },
        },
      },
      /put together by CloudFormation/,
    ],
  ])('of a template with %s are explained', (_, Resources, says) => {
    expect(read({ Resources })).toMatch(says)
  })
})

describe('a task definition', () => {
  const definition = {
    family: 'job',
    containerDefinitions: [{ name: 'app', image: 'x' }],
    cpu: '256',
  }
  const taskDefinitionArn = `${arn}:task-definition/job:3`

  it.each([
    ['as it is registered', definition, 'job'],
    ['with its revision', { ...definition, revision: 3 }, 'job:3'],
    ['as ECS describes it', { ...definition, revision: 3, taskDefinitionArn }, taskDefinitionArn],
    [
      'in an answer',
      { taskDefinition: { ...definition, taskDefinitionArn }, tags: [] },
      taskDefinitionArn,
    ],
    [
      'as a resource',
      { Type: 'AWS::ECS::TaskDefinition', Properties: { Family: 'job', ContainerDefinitions: [] } },
      'job',
    ],
  ])('is used %s', (_, given, taskDefinition) => {
    expect(read(given)).toMatchObject({
      source: 'taskDefinition',
      unused: [],
      missing: [],
      request: { taskDefinition },
    })
  })

  it('is refused without a name', () => {
    expect(read({ containerDefinitions: [] })).toMatch(/^This looks like a task definition/)
  })
})

describe('the file of one option', () => {
  it('of the overrides is read alone', () => {
    expect(read({ containerOverrides: [{ name: 'app', command: ['a'] }] })).toMatchObject({
      source: 'overrides',
      part: 'overrides',
      missing: [],
      request: { overrides: { containerOverrides: [{ name: 'app', command: ['a'] }] } },
    })
  })

  it.each([
    ['whole', { awsvpcConfiguration: { subnets: ['subnet-1'], assignPublicIp: 'ENABLED' } }],
    ['bare', { subnets: ['subnet-1'], assignPublicIp: 'ENABLED' }],
  ])('of the network is read alone, %s', (_, given) => {
    expect(read(given)).toMatchObject({
      source: 'network',
      part: 'networkConfiguration',
      missing: [],
      request: {
        networkConfiguration: {
          awsvpcConfiguration: { subnets: ['subnet-1'], assignPublicIp: 'ENABLED' },
        },
      },
    })
  })
})

describe('what is beside the launch', () => {
  it('is named by its path, and never by an empty text', () => {
    const given = { taskDefinition: 'job', '': 1, overrides: { '': 2 } }
    expect(read(given)).toMatchObject({ unused: ['""', 'overrides.""'] })
    expect(read([{ taskDefinition: 'job' }, {}])).toMatchObject({ unused: ['[1]'] })
  })

  it('is said to be YAML', () => {
    expect(read('taskDefinition: job\ncluster: demo')).toMatch(/^This looks like YAML/)
  })

  it('keeps the digits of a number where AWS takes text', () => {
    const given = `{"taskDefinition":"job","referenceId":12345678901234567890,"tags":[{"key":"v","value":1.10}]}`
    expect(read(given)).toMatchObject({
      unused: [],
      request: { referenceId: '12345678901234567890', tags: [{ key: 'v', value: '1.10' }] },
    })
  })
})
