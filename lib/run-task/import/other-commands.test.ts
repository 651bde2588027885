import { describe, expect, it } from 'vitest'
import { importExplained } from '../import-launch.ts'
import { toRunTaskInput } from '../to-run-task-input.ts'

const arn = 'arn:aws:ecs:us-east-1:111122223333'

function read(text: string) {
  const found = importExplained(text)
  if ('error' in found) return found.error
  const { values, ...others } = found
  return { ...others, request: toRunTaskInput(values) }
}

const awsvpcConfiguration = { Subnets: ['subnet-1'], AssignPublicIp: 'ENABLED' }
const EcsParameters = {
  TaskDefinitionArn: `${arn}:task-definition/job:3`,
  TaskCount: 2,
  NetworkConfiguration: { awsvpcConfiguration },
}
const target = { Id: '1', Arn: `${arn}:cluster/demo`, EcsParameters }
const targetRequest = {
  taskDefinition: `${arn}:task-definition/job:3`,
  cluster: `${arn}:cluster/demo`,
  count: 2,
  networkConfiguration: {
    awsvpcConfiguration: { subnets: ['subnet-1'], assignPublicIp: 'ENABLED' },
  },
}
const json = (value: unknown) => `'${JSON.stringify(value)}'`

describe('a command that says how tasks are started', () => {
  it.each([
    ['put-targets, in JSON', `events put-targets --rule r --targets ${json([target])}`, '--rule'],
    [
      'put-targets, in shorthand',
      `events put-targets --rule r --targets "Id"="1","Arn"="${arn}:cluster/demo","EcsParameters"={"TaskDefinitionArn"="${arn}:task-definition/job:3","TaskCount"=2,"NetworkConfiguration"={"awsvpcConfiguration"={"Subnets"=["subnet-1"],"AssignPublicIp"="ENABLED"}}}`,
      '--rule',
    ],
    [
      'put-targets, whole',
      `events put-targets --cli-input-json ${json({ Targets: [target] })}`,
      undefined,
    ],
    ['create-schedule', `scheduler create-schedule --name n --target ${json(target)}`, '--name'],
    ['update-schedule', `scheduler update-schedule --name n --target ${json(target)}`, '--name'],
    [
      'create-pipe',
      `pipes create-pipe --source q --target ${arn}:cluster/demo --target-parameters ${json({ EcsTaskParameters: EcsParameters })}`,
      '--source',
    ],
  ])('is read: %s', (_, command, unused) => {
    expect(read(`aws ${command} --region eu-west-1`)).toMatchObject({
      region: 'eu-west-1',
      unused: [...(unused ? [unused] : []), '--region'],
      reasons: { '--region': 'an option of the aws command' },
      request: targetRequest,
    })
  })

  it.each(['create-service --service-name web', 'update-service --service web'])(
    'is a service’s: %s',
    service => {
      const options = '--cluster demo --task-definition job:3 --desired-count 2 --launch-type EC2'
      expect(read(`aws ecs ${service} ${options}`)).toMatchObject({
        source: 'service',
        unused: ['desiredCount'],
        request: { cluster: 'demo', taskDefinition: 'job:3', count: 1, launchType: 'EC2' },
      })
    },
  )

  it('registers the definition that is launched', () => {
    const definitions = json([{ name: 'app', image: 'x' }])
    const command = `aws ecs register-task-definition --family job --container-definitions ${definitions}`
    expect(read(command)).toMatchObject({
      source: 'taskDefinition',
      request: { taskDefinition: 'job' },
    })
    expect(read(`${command} && aws ecs run-task --task-definition job:9`)).toMatchObject({
      source: 'command',
      request: { taskDefinition: 'job:9' },
    })
  })

  it('is start-task, without its instances', () => {
    expect(
      read('aws ecs start-task --task-definition job:3 --container-instances i-1'),
    ).toMatchObject({ unused: ['--container-instances'], request: { taskDefinition: 'job:3' } })
  })

  it.each([
    ['events put-targets --rule r --targets file://t.json', /takes its --targets from t\.json/],
    ['scheduler create-schedule --target "$TARGET"', /takes its --target from the shell/],
    ['events put-targets --targets Id=1,Arn=arn:aws:lambda:x', /no target that runs an ECS task/],
    [
      'events put-targets --targets {oops',
      /--targets of this aws events put-targets command can’t/,
    ],
    ['ecs update-service --service web --force-new-deployment', /doesn’t name a task definition/],
    ['stepfunctions start-execution --state-machine-arn x', /It starts a state machine/],
    ['ecs describe-tasks --tasks x', /Run it, and paste what it returns/],
    ['ecs stop-task --task x', /This is an aws ecs stop-task command/],
    ['--profile p batch submit-job --job-name x', /This is an aws batch submit-job command/],
  ])('or can’t be read, and says so: %s', (command, says) => {
    expect(read(`aws ${command}`)).toMatch(says)
  })
})

const job = { cluster: 'demo', taskDefinition: 'job:3' }
const run = 'aws ecs run-task --cluster demo --task-definition job:3'

describe('a command within something else', () => {
  it.each([
    [
      'a log of GitHub Actions',
      '2024-05-01T12:00:00.1234567Z ##[group]Run aws ecs run-task \\\n2024-05-01T12:00:00.1234570Z \u001b[36;1maws ecs run-task \\\u001b[0m\n2024-05-01T12:00:00.1234571Z \u001b[36;1m  --cluster demo --task-definition job:3\u001b[0m',
    ],
    ['a log of Jenkins', `[2024-05-01T12:00:00.123Z] + ${run}`],
    [
      'a terminal',
      'ops@host:~$ aws ecs run-task \\\n> --cluster demo \\\n> --task-definition job:3',
    ],
    ['a fence', `\`\`\`sh\n${run}\n\`\`\``],
    ['a script of npm', `"migrate": "${run}",`],
    ['a Jenkinsfile', `sh "${run}"`],
    ['a Jenkinsfile’s lines', `sh '''\n  ${run}\n'''`],
    ['a YAML file', `- name: Migrate\n  run: |\n    ${run}`],
    ['backticks', `ARN=\`${run}\``],
    ['words in JSON', JSON.stringify(run.split(' '))],
    ['words in Python', `subprocess.run(${JSON.stringify(run.split(' '))}, check=True)`],
    ['a container', run.replace('aws', 'docker run --rm amazon/aws-cli')],
    ['a document with dashes for hyphens', run.replaceAll('--', '–')],
    ['a shell that knows beginnings of options', run.replace('-definition', '-def')],
    [
      'a here-document',
      `aws ecs run-task --cli-input-json "$(cat <<'END'\n${JSON.stringify(job)}\nEND\n)"`,
    ],
  ])('is read from %s', (_, text) => {
    expect(read(text)).toMatchObject({
      source: 'command',
      missing: [],
      request: { ...job, count: 1 },
    })
  })

  it.each(['{{', '%CLUSTER%', '@option.cluster@', '{}'])('takes %s for a placeholder', value => {
    expect(read(`aws ecs run-task --task-definition job:3 --cluster ${value}`)).toMatchObject({
      missing: ['cluster'],
      reasons: { cluster: 'a placeholder' },
    })
  })

  it('says why a value was not used', () => {
    const options =
      '--cluster $C --group a --group b --overrides file://o.json --tags oops --moon 1 --output json'
    expect(read(`aws ecs run-task --task-definition job:3 ${options} | jq .`)).toMatchObject({
      missing: ['cluster', 'overrides'],
      reasons: {
        cluster: 'only the shell knows its value',
        '--group': 'given twice',
        overrides: 'read from o.json',
        tags: 'its value can’t be read',
        '--moon': 'not a RunTask parameter',
        '--output': 'an option of the aws command',
        '| jq .': 'not part of the command',
      },
    })
  })
})
