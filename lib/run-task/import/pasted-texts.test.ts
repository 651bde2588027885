import { describe, expect, it } from 'vitest'
import { importLaunch } from '../import-launch.ts'
import { toRunTaskInput } from '../to-run-task-input.ts'

const arn = 'arn:aws:ecs:us-east-1:111122223333'

function read(text: string) {
  const found = importLaunch(text)
  if ('error' in found) return found.error
  const { values, ...others } = found
  return { ...others, request: toRunTaskInput(values) }
}

const request = {
  cluster: 'demo',
  taskDefinition: 'job:3',
  overrides: { containerOverrides: [{ name: 'app', command: ['a', 'b'] }] },
}
const json = JSON.stringify(request)

describe('a request', () => {
  it.each([
    [
      'that Node.js printed',
      `{\n  cluster: 'demo',\n  taskDefinition: 'job:3',\n  overrides: { containerOverrides: [ { name: 'app', command: [ 'a', 'b' ] } ] },\n  group: undefined\n}`,
    ],
    [
      'that the SDK for Go printed',
      `{\n  Cluster: "demo",\n  TaskDefinition: "job:3",\n  Overrides: {\n    ContainerOverrides: [{\n        Command: ["a","b"],\n        Name: "app"\n      }]\n  }\n}`,
    ],
    ['in a fence', `\`\`\`json\n${json}\n\`\`\``],
    ['whose quotes are escaped', json.replaceAll('"', '\\"')],
    ['in a line of a log', `2024-05-01T12:00:00Z INFO RunTask ${json}`],
    [
      'in boto3’s debug log',
      `2024-05-01 12:00:00,000 - MainThread - botocore.endpoint - DEBUG - Making request for OperationModel(name=RunTask) with params: {'url_path': '/', 'body': b'${json}', 'url': 'https://ecs'}`,
    ],
    [
      'in a call of boto3',
      `response = client.run_task(\n  cluster='demo',\n  taskDefinition='job:3',\n  overrides={'containerOverrides': [{'name': 'app', 'command': ['a', 'b']}]},\n)`,
    ],
    [
      'in a call of the SDK for JavaScript',
      `await client.send(new RunTaskCommand({\n  cluster: "demo", // production is elsewhere\n  taskDefinition: 'job:3',\n  overrides: { containerOverrides: [{ name: 'app', command: ['a', 'b'] }] },\n}))`,
    ],
  ])('%s is read', (_, text) => {
    expect(read(text)).toMatchObject({ source: 'request', unused: [], missing: [], request })
  })

  it('of Airflow’s operator is read, and what belongs to Airflow is named', () => {
    const text = `EcsRunTaskOperator(task_id="run", cluster=CLUSTER, task_definition="job:3", launch_type="FARGATE")`
    expect(read(text)).toMatchObject({
      unused: ['task_id', 'cluster'],
      missing: ['cluster'],
      request: { taskDefinition: 'job:3', launchType: 'FARGATE' },
    })
  })

  it('is never a part of one that has a fault', () => {
    expect(read(`${json.slice(0, -1)},}`)).toMatch(/nothing follows the comma/)
    const code = `launch({\n  cluster: demo,\n  overrides: {\n    containerOverrides: [],\n  },\n)`
    expect(typeof read(code)).toBe('string')
  })
})

describe('a task', () => {
  it('in a log of Airflow is read', () => {
    const text = `[2024-05-01, 00:00:00 UTC] {ecs.py:530} INFO - ECS Task started: {'tasks': [{'taskArn': '${arn}:task/demo/0123456789abcdef0123456789abcdef', 'clusterArn': '${arn}:cluster/demo', 'taskDefinitionArn': '${arn}:task-definition/job:3', 'lastStatus': 'PROVISIONING', 'createdAt': datetime.datetime(2024, 5, 1, 0, 0, tzinfo=tzlocal())}], 'failures': []}`
    expect(read(text)).toMatchObject({
      source: 'task',
      request: { taskDefinition: `${arn}:task-definition/job:3` },
    })
  })

  it('by its ARN alone is pointed to its page, and a definition is used', () => {
    expect(read(`${arn}:task/demo/0123456789abcdef0123456789abcdef`)).toMatch(/task’s ARN/)
    const definition = `${arn}:task-definition/job:3`
    for (const text of [definition, JSON.stringify(definition)]) {
      expect(read(text)).toMatchObject({
        source: 'taskDefinition',
        request: { taskDefinition: definition },
      })
    }
  })
})

describe('a text without a launch', () => {
  it.each([
    ['AWS Copilot', 'copilot task run --image x --cluster demo'],
    ['ecspresso', 'ecspresso run --config e.yml'],
    ['ecs-cli', 'ecs-cli compose run'],
    ['docker run', 'docker run --rm image cmd'],
    ['AWS Tools for PowerShell', 'New-ECSTask -Cluster demo -TaskDefinition job:3'],
    ['Terraform', 'resource "aws_ecs_task_definition" "job" {\n  family = "job"\n}'],
    ['AWS CDK', "new ecs.FargateTaskDefinition(this, 'Job', {\n  cpu: 256,\n});"],
    ['table', '-------------------\n|  DescribeTasks  |\n+-----------------+\n'],
    ['text output', 'TASKS\tarn:aws:ecs:x\tFARGATE\n'],
    ['HTML', '{&quot;cluster&quot;:&quot;demo&quot;}'],
    ['Node.js', "{\n  cluster: 'demo',\n  overrides: { containerOverrides: [ [Object] ] }\n}"],
    ['Python', "{'cluster': 'demo', 'taskDefinition': job}"],
    ['Go', '&{TaskDefinition:0xc0000121a0 Cluster:0xc00001 Count:<nil>}'],
    ['Go', '{\n  CreatedAt: 2024-05-01 12:00:00 +0000 UTC,\n  TaskArn: "x"\n}'],
    ['Go', 'ecs.RunTaskInput{\n\tCluster: aws.String("demo"),\n}'],
    ['Java', 'RunTaskRequest(Cluster=demo, TaskDefinition=job:3)'],
    ['Java', '{Cluster: demo,Count: 1,TaskDefinition: job:3}'],
    ['Rust', 'RunTaskInput { cluster: Some("demo"), count: None }'],
    ['Ruby', '{:cluster=>"demo", :task_definition=>"job:3"}'],
    ['PHP', 'array(1) {\n  ["cluster"]=>\n  string(4) "demo"\n}'],
    ['source code', "params = {\n  'taskDefinition': TASK,\n  'cluster': 'demo',\n}"],
    ['source code', "$client->runTask([\n  'cluster' => 'demo',\n]);"],
    ['source code', 'client.run_task(cluster=c, taskDefinition="job:" + rev)'],
    ['source code', 'client.run_task(**params)'],
    ['.env file', 'CLUSTER=demo\nexport TASK=job'],
    ['AWS Batch', '{"jobDefinition":"d","containerOverrides":{"command":["a"]}}'],
    ['address of a page', 'https://us-east-1.console.aws.amazon.com/ecs/v2/clusters/demo'],
    ['YAML', 'StartAt: Run\nStates:\n  Run:\n    Resource: arn:aws:states:::ecs:runTask.sync\n'],
    ['YAML', 'Nightly:\n  Type: AWS::Scheduler::Schedule\n  Properties:\n    Arn: !Ref C\n'],
    ['YAML', 'tasks:\n- attachments: []\n  clusterArn: x\nfailures: []\n'],
  ])('looks like %s, and says so: %j', (what, text) => {
    expect(read(text)).toContain(what)
  })

  it('is not taken for YAML where it is JSON with a fault', () => {
    expect(read('{\n  "cluster": "demo",\n  "taskDefinition": "job:3",\n}')).toMatch(/valid JSON/)
  })
})

describe('JSON in a text in a text', () => {
  it('is opened', () => {
    const text = JSON.stringify(JSON.stringify(json))
    expect(read(text)).toMatchObject({ source: 'request', request })
  })
})

describe('a value that can’t be read', () => {
  const container = (members: object) => ({
    taskDefinition: 'job',
    overrides: { containerOverrides: [{ name: 'app', ...members }] },
  })
  const path = 'overrides.containerOverrides.0'

  it.each<[string, object, string]>([
    ['a path to all overrides', { 'Overrides.$': '$.o' }, 'overrides'],
    [
      'a path to the containers',
      { Overrides: { 'ContainerOverrides.$': '$.o' } },
      'overrides.containerOverrides',
    ],
    [
      'a path to a container’s name',
      { Overrides: { ContainerOverrides: [{ 'Name.$': '$.n' }] } },
      `${path}.name`,
    ],
    [
      'a path to the subnets',
      { NetworkConfiguration: { AwsvpcConfiguration: { 'Subnets.$': '$.s' } } },
      'networkConfiguration.awsvpcConfiguration.subnets',
    ],
    ['a reference to the cluster', { cluster: { Ref: 'Cluster' } }, 'cluster'],
    ['variables in a map', container({ environment: { A: '1' } }), `${path}.environment`],
    ['a variable in a text', container({ environment: ['A=1'] }), `${path}.environment.0`],
    [
      'a variable without a value',
      container({ environment: [{ name: 'A' }] }),
      `${path}.environment.0.value`,
    ],
    [
      'a variable of a secret',
      container({ environment: [{ name: 'A', valueFrom: 'x' }] }),
      `${path}.environment.0.value`,
    ],
    [
      'a variable whose value is null',
      container({ environment: [{ name: 'A', value: null }] }),
      `${path}.environment.0.value`,
    ],
    ['a command in a text', container({ command: 'python manage.py' }), `${path}.command`],
  ])('is still to be filled in: %s', (_, members, missing) => {
    expect(read(JSON.stringify({ taskDefinition: 'job', ...members }))).toMatchObject({
      missing: [missing],
    })
  })
})
