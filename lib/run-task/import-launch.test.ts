import { describe, expect, it } from 'vitest'
import { importLaunch } from './import-launch.ts'
import { toRunTaskInput } from './to-run-task-input.ts'

const arn = 'arn:aws:ecs:us-east-1:111122223333'

function read(given: unknown) {
  const found = importLaunch(typeof given === 'string' ? given : JSON.stringify(given))
  if ('error' in found) return found.error
  const { values, ...others } = found
  return { ...others, request: toRunTaskInput(values) }
}

const task = {
  taskArn: `${arn}:task/demo/1`,
  taskDefinitionArn: `${arn}:task-definition/app:3`,
  clusterArn: `${arn}:cluster/demo`,
  launchType: 'FARGATE',
  lastStatus: 'RUNNING',
  attachments: [{ type: 'eni', details: [{ name: 'subnetId', value: 'subnet-1' }] }],
}
const taskRequest = {
  taskDefinition: `${arn}:task-definition/app:3`,
  cluster: `${arn}:cluster/demo`,
  count: 1,
  launchType: 'FARGATE',
  networkConfiguration: { awsvpcConfiguration: { subnets: ['subnet-1'] } },
}

describe('a described task', () => {
  it.each([
    ['alone', task, []],
    ['in an answer', { tasks: [task], failures: [] }, []],
    ['in an answer of several', { tasks: [task, task] }, ['tasks.1']],
    ['in an event', { 'detail-type': 'ECS Task State Change', detail: task }, []],
  ])('is read %s', (_, given, unused) => {
    expect(read(given)).toMatchObject({ source: 'task', unused, request: taskRequest })
  })

  it('is missed in an answer without one', () => {
    expect(read({ tasks: [], failures: [] })).toBe('This response doesn’t contain a task.')
  })
})

const state = {
  Type: 'Task',
  Resource: 'arn:aws:states:::ecs:runTask.waitForTaskToken',
  Parameters: {
    LaunchType: 'FARGATE',
    'Cluster.$': '$.cluster',
    TaskDefinition: 'app:3',
    Overrides: {
      ContainerOverrides: [
        {
          Name: 'app',
          'Command.$': '$.command',
          Environment: [{ Name: 'TOKEN', 'Value.$': '$$.Task.Token' }],
        },
      ],
    },
  },
  TimeoutSeconds: 60,
  End: true,
}

describe('a state of Step Functions', () => {
  const expected = {
    source: 'state',
    unused: [
      'TimeoutSeconds',
      'cluster',
      'overrides.containerOverrides.0.command',
      'overrides.containerOverrides.0.environment.0.value',
    ],
    request: {
      taskDefinition: 'app:3',
      count: 1,
      launchType: 'FARGATE',
      overrides: {
        containerOverrides: [{ name: 'app', environment: [{ name: 'TOKEN', value: '' }] }],
      },
    },
  }

  it('is read with its JSONPath members named', () => {
    expect(read(state)).toMatchObject(expected)
  })

  it('is found in its machine, in a branch or a map', () => {
    const inner = { StartAt: 'Run', States: { Run: state } }
    const machine = {
      StartAt: 'Both',
      States: {
        Wait: { Type: 'Wait' },
        Both: { Type: 'Parallel', Branches: [{ States: { Each: { ItemProcessor: inner } } }] },
      },
    }
    expect(read(machine)).toMatchObject(expected)
  })

  it('is read with its JSONata values named, and no word of a command lost', () => {
    const Arguments = {
      TaskDefinition: 'app',
      Cluster: '{% $cluster %}',
      Overrides: { ContainerOverrides: [{ Name: 'app', Command: ['to', '{% $x %}'] }] },
    }
    expect(read({ Resource: 'arn:aws:states:::ecs:runTask', Arguments })).toMatchObject({
      unused: ['cluster', 'overrides.containerOverrides.0.command'],
      request: { taskDefinition: 'app', overrides: { containerOverrides: [{ name: 'app' }] } },
    })
  })

  it('is refused where it does something else, or where there are several', () => {
    expect(read({ Resource: 'arn:aws:states:::lambda:invoke', Parameters: {} })).toMatch(
      /^This state does not run an ECS task/,
    )
    expect(read({ StartAt: 'A', States: { A: { Type: 'Pass' } } })).toMatch(/has no state/)
    expect(read({ StartAt: 'A', States: { A: state, B: state } })).toMatch(/A, B\. Paste one/)
  })
})

describe('a target', () => {
  const target = {
    Id: '1',
    Arn: `${arn}:cluster/demo`,
    RoleArn: 'arn:aws:iam::111122223333:role/events',
    Input: '{"containerOverrides":[{"name":"app","command":["go"]}]}',
    EcsParameters: {
      TaskDefinitionArn: `${arn}:task-definition/app`,
      TaskCount: 2,
      LaunchType: 'FARGATE',
      NetworkConfiguration: { awsvpcConfiguration: { Subnets: ['subnet-1'] } },
      EnableECSManagedTags: true,
    },
  }
  const expected = {
    unused: ['RoleArn'],
    request: {
      ...taskRequest,
      taskDefinition: `${arn}:task-definition/app`,
      count: 2,
      enableECSManagedTags: true,
      overrides: { containerOverrides: [{ name: 'app', command: ['go'] }] },
    },
  }

  it('of a rule is read', () => {
    expect(read(target)).toMatchObject({ source: 'eventTarget', ...expected })
    expect(read({ Targets: [target] })).toMatchObject({ source: 'eventTarget', ...expected })
  })

  it('of a schedule is read', () => {
    expect(read({ Name: 'nightly', Target: target })).toMatchObject({
      source: 'scheduleTarget',
      ...expected,
    })
    const universal = {
      Arn: 'arn:aws:scheduler:::aws-sdk:ecs:runTask',
      Input: '{"TaskDefinition":"app","Count":2}',
    }
    expect(read(universal)).toMatchObject({ request: { taskDefinition: 'app', count: 2 } })
  })

  it('has an input that is no JSON named', () => {
    expect(read({ ...target, Input: '<x>' })).toMatchObject({ unused: ['RoleArn', 'Input'] })
  })
})

describe('anything else', () => {
  it.each([
    ['nothing', '  ', /^There is nothing to read/],
    ['prose', 'please run it', /^This text doesn’t contain a launch/],
    ['another command', 'aws ecs list-tasks --cluster x', /^This is an aws ecs list-tasks command/],
    ['other JSON', '{"a":1}', /^This JSON doesn’t contain a launch/],
    ['a list', '[1]', /^This JSON doesn’t contain a launch/],
    ['deep nesting', '['.repeat(500_000), /^This JSON ends too early, at line 1, column 500001/],
    ['a megabyte of quotes', `"${'\\"'.repeat(500_000)}`, /^This (isn’t|JSON)/],
    ['broken JSON', '{\n  "cluster": demo\n}', /demo is unexpected at line 2, column 14/],
    ['a trailing comma', '{"cluster": "a",}', /the comma at line 1, column 16/],
    ['an open quote', `aws ecs run-task --cluster 'x`, /' at character 28/],
    ['a megabyte of options', 'aws ecs run-task ' + '--foo bar '.repeat(100_000), /./],
    ['a megabyte of lines', 'aws\n'.repeat(250_000), /^This text doesn’t contain a launch/],
    ['a megabyte of expansions', '$('.repeat(500_000), /./],
  ])('that is %s gets an answer', (_, text, says) => {
    const found = read(text)
    if (typeof found === 'string') expect(found).toMatch(says)
    else expect(found.source).toBe('command')
  })
})

describe('the Region of a command', () => {
  it.each([
    ['aws ecs run-task --region eu-west-1 --task-definition job', 'eu-west-1'],
    ['aws --region eu-west-1 ecs run-task --task-definition job', 'eu-west-1'],
    ['AWS_REGION=eu-west-1 aws ecs run-task --task-definition job', 'eu-west-1'],
    ['AWS_REGION=us-west-2 aws ecs run-task --region eu-west-1 --task-definition job', 'eu-west-1'],
    ['aws ecs run-task --region=eu-west-1 --task-definition job', 'eu-west-1'],
    ['aws ecs run-task --region "$REGION" --task-definition job', undefined],
    ['aws ecs run-task --task-definition job', undefined],
  ])('is read from %j', (text, region) => {
    const read = importLaunch(text)
    expect('error' in read ? read.error : read.region).toBe(region)
  })
})
