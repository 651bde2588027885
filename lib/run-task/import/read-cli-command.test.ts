import { describe, expect, it } from 'vitest'
import { importLaunch } from '../import-launch.ts'
import { toRunTaskInput } from '../to-run-task-input.ts'

function read(command: string) {
  const found = importLaunch(command)
  if ('error' in found) return found
  return { unused: found.unused, request: toRunTaskInput(found.values) }
}

const app = { taskDefinition: 'app', count: 1 }

describe('an aws ecs run-task command', () => {
  it('is read as its shell and the command line would', () => {
    const command = String.raw`
# nightly
$ AWS_PROFILE=x /usr/bin/aws --profile prod ecs run-task \
    --cluster=demo --count 2 \
    --task-definition "db-migrate:14" \
    --capacity-provider-strategy capacityProvider=FARGATE,base=2,weight=1 \
       capacityProvider=FARGATE_SPOT,weight=3 \
    --network-configuration 'awsvpcConfiguration={subnets=[subnet-1, subnet-2],securityGroups=sg-1,assignPublicIp=ENABLED}' \
    --placement-constraints 'type=memberOf,expression=attribute:x == "y"' \
    --overrides '{"containerOverrides":[{"name":"app","command":["echo","it'\''s"]}]}' \
    --tags key=team,value=payments '{"key":"a,b"}' \
    --enable-execute-command --no-enable-ecs-managed-tags \
    --region us-east-1 --query 'tasks[0].taskArn' | jq .`
    expect(read(command)).toEqual({
      unused: ['--profile', 'placementConstraints', '--region', '--query', '| jq .'],
      request: {
        taskDefinition: 'db-migrate:14',
        cluster: 'demo',
        count: 2,
        capacityProviderStrategy: [
          { capacityProvider: 'FARGATE', base: 2, weight: 1 },
          { capacityProvider: 'FARGATE_SPOT', weight: 3 },
        ],
        networkConfiguration: {
          awsvpcConfiguration: {
            subnets: ['subnet-1', 'subnet-2'],
            securityGroups: ['sg-1'],
            assignPublicIp: 'ENABLED',
          },
        },
        overrides: { containerOverrides: [{ name: 'app', command: ['echo', "it's"] }] },
        tags: [{ key: 'team', value: 'payments' }, { key: 'a,b' }],
        enableExecuteCommand: true,
        enableECSManagedTags: false,
      },
    })
  })

  it.each([
    ['--cluster $CLUSTER', 'cluster'],
    ['--cluster "a-${CLUSTER}"', 'cluster'],
    ['--cluster $(terraform output -raw "x y")', 'cluster'],
    ['--cluster `get cluster`', 'cluster'],
    ['--cluster "x$(echo ")" | tr a b)y"', 'cluster'],
    ['--overrides file://overrides.json', 'overrides'],
    ['--overrides "{\\"cpu\\":\\"$CPU\\"}"', 'overrides'],
    ['--overrides {oops', 'overrides'],
    ['--tags key', 'tags'],
    ['--cli-input-json file://x.json', '--cli-input-json'],
    ['--moon 1', '--moon'],
    ['stray', 'stray'],
    ["' '", '" "'],
    ['--client-token x', 'clientToken'],
    ['--enable-execute-command=x', 'enableExecuteCommand'],
  ])('with %s names it as unused', (option, unused) => {
    const command = `aws ecs run-task --task-definition app ${option}`
    const expected = { unused: [unused], request: app }
    expect(read(command)).toEqual(expected)
  })

  it.each([
    [`--cluster '$CLUSTER'`, { cluster: '$CLUSTER' }],
    [String.raw`--group $'it\'s\ta \x41\u00e9\n\\'`, { group: "it's\ta Aé\n\\" }],
    [`--group "$'a'"`, { group: "$'a'" }],
    ['\\  \n --group g', { group: 'g' }],
    ['--cluster \\$CLUSTER', { cluster: '$CLUSTER' }],
    ['--group "a \\"b\\" \\$c"', { group: 'a "b" $c' }],
    ['--disable-execute-command', { enableExecuteCommand: false }],
    ['--no-enable-execute-command', { enableExecuteCommand: false }],
    [
      `--cli-input-json '{"cluster":"below","group":"g"}' --cluster above`,
      { cluster: 'above', group: 'g' },
    ],
    [
      '--overrides containerOverrides=[{name=app,command=[a,b],environment=[{name=A,value=5}]}]',
      {
        overrides: {
          containerOverrides: [
            { name: 'app', command: ['a', 'b'], environment: [{ name: 'A', value: '5' }] },
          ],
        },
      },
    ],
    [
      `--placement-strategy type=spread,field=attribute:ecs.availability-zone type=random`,
      {
        placementStrategy: [
          { type: 'spread', field: 'attribute:ecs.availability-zone' },
          { type: 'random' },
        ],
      },
    ],
    [
      `--placement-constraints "type=memberOf,expression='attribute:x == y, z'"`,
      { placementConstraints: [{ type: 'memberOf', expression: 'attribute:x == y, z' }] },
    ],
    [
      '--network-configuration awsvpcConfiguration={subnets=subnet-1}',
      { networkConfiguration: { awsvpcConfiguration: { subnets: ['subnet-1'] } } },
    ],
  ])('with %s takes what it says', (option, members) => {
    const command = `aws ecs run-task --task-definition app ${option}`
    expect(read(command)).toEqual({ unused: [], request: { ...app, ...members } })
  })

  it('ends where the next command begins, and is found behind others', () => {
    const command = 'set -e\nTASK=$(aws ecs run-task --task-definition app)\naws ecs wait x'
    expect(read(command.split('\n').slice(1).join('\n'))).toMatchObject({ request: app })
    expect(read('set -e\naws ecs run-task --task-definition app\naws ecs wait x')).toEqual({
      unused: ['aws ecs wait x'],
      request: app,
    })
  })
})
