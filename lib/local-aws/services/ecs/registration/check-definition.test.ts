import { describe, expect, it } from 'vitest'
import { app, refusalOf } from '../../../test/registration.ts'
import type { Registration } from '../../../test/registration.ts'

const role = 'arn:aws:iam::111122223333:role/ecsTaskExecutionRole'
const secret = { name: 'KEY', valueFrom: 'arn:aws:ssm:us-east-1:111122223333:parameter/key' }

const two = (first: object, second: object = {}) => ({
  containerDefinitions: [app(first), app({ name: 'other', ...second })],
})
const one = (change: object) => ({ containerDefinitions: [app(change)] })

const refused: [string, Registration, RegExp][] = [
  ['more than 64 KiB', one({ command: ['x'.repeat(65_536)] }), /Max allowed length is '65536'/],
  ['no family', { family: '' }, /Family should not be null/],
  ['a family with a blank', { family: 'a b' }, /Family contains invalid characters/],
  ['a family of 256 characters', { family: 'f'.repeat(256) }, /Family contains/],
  ['no containers', { containerDefinitions: [] }, /cannot be empty/],
  [
    'eleven containers',
    { containerDefinitions: Array.from({ length: 11 }, (_, at) => app({ name: `c${at}` })) },
    /^Too many containers\.$/,
  ],
  ['a container without a name', one({ name: undefined }), /name should not be null/],
  ['a name with a dot', one({ name: 'a.b' }), /name contains invalid/],
  ['a container without an image', one({ image: undefined }), /image should not be null/],
  ['an image with half a digest', one({ image: 'acme/app@sha256:12' }), /image contains invalid/],
  ['two containers of one name', { containerDefinitions: [app(), app()] }, /more than once/],
  ['nothing essential', one({ essential: false }), /doesn't have any essential container/],
  ['no memory at all', one({ memory: undefined }), /At least one of 'memory'/],
  ['a limit under its reservation', one({ memoryReservation: 256 }), /greater than or equal/],
  ['too little memory', one({ memory: 4 }), /at least 6/],
  [
    'more memory than the task has',
    { memory: '64' },
    /^The 'memory' setting for container 'app' is greater than for the task\.$/,
  ],
  [
    'containers that reserve more than the task has',
    { ...two({}, {}), memory: '200' },
    /reserve 256 MiB/,
  ],
  ['an empty task role', { taskRoleArn: '' }, /^Role is not valid$/],
  [
    'an execution role that is none',
    { executionRoleArn: 'arn:aws:cloudformation:us-east-1:111122223333:stack/role' },
    /^Role is not valid$/,
  ],
  ['a task CPU that is none', { cpu: 'many' }, /Invalid 'cpu' setting for task/],
  ['a task CPU of 64 units', { cpu: '64' }, /Invalid 'cpu' setting for task/],
  ['a task memory that is none', { memory: '1 PB' }, /Invalid 'memory' setting for task/],
  ['a negative CPU', one({ cpu: -1 }), /Invalid 'cpu' setting for container/],
  ['no GPUs, asked for', one({ resourceRequirements: [{ type: 'GPU', value: '0' }] }), /GPU/],
  ['a start timeout of 1 s', one({ startTimeout: 1 }), /start timeout .* at least 2/],
  ['a stop timeout of 1 s', one({ stopTimeout: 1 }), /stop timeout .* at least 2/],
  [
    'a restart after 59 s',
    one({ restartPolicy: { enabled: true, restartAttemptPeriod: 59 } }),
    /restartAttemptPeriod/,
  ],
  ['port 0', one({ portMappings: [{ containerPort: 0 }] }), /Invalid container port/],
  [
    'a host port beyond the last',
    one({ portMappings: [{ containerPort: 1, hostPort: 65_536 }] }),
    /Invalid host port/,
  ],
  [
    'another host port in awsvpc mode',
    { networkMode: 'awsvpc', ...one({ portMappings: [{ containerPort: 1, hostPort: 2 }] }) },
    /networkMode=awsvpc, the host ports and container ports/,
  ],
  [
    'ports without a network',
    { networkMode: 'none', ...one({ portMappings: [{ containerPort: 1 }] }) },
    /networkMode=none/,
  ],
  [
    'one port of two containers that share a network',
    {
      networkMode: 'awsvpc',
      ...two({ portMappings: [{ containerPort: 80 }] }, { portMappings: [{ containerPort: 80 }] }),
    },
    /Duplicate port/,
  ],
  ['a range backwards', one({ portMappings: [{ containerPortRange: '9-8' }] }), /PortRange/],
  [
    'a range beside a port',
    one({ portMappings: [{ containerPortRange: '8-9', containerPort: 8 }] }),
    /not both/,
  ],
  [
    'a dependency on nobody',
    one({ dependsOn: [{ containerName: 'x', condition: 'START' }] }),
    /Cannot depend on container \+ 'x'/,
  ],
  [
    'a dependency on the success of an essential container',
    two({ dependsOn: [{ containerName: 'other', condition: 'SUCCESS' }] }),
    /cannot be an essential/,
  ],
  [
    'a dependency on a health that nobody checks',
    two({ dependsOn: [{ containerName: 'other', condition: 'HEALTHY' }] }),
    /must have health check/,
  ],
  [
    'a circle of dependencies',
    two(
      { dependsOn: [{ containerName: 'other', condition: 'START' }] },
      { dependsOn: [{ containerName: 'app', condition: 'START' }] },
    ),
    /cycle/,
  ],
  ['a link to nobody', one({ links: ['db:db'] }), /Unknown container name 'db'/],
  ['links in host mode', { networkMode: 'host', ...two({ links: ['other'] }) }, /Links/],
  ['a volume that nobody defined', one({ mountPoints: [{ sourceVolume: 'x' }] }), /Unknown volume/],
  ['two volumes of one name', { volumes: [{ name: 'v' }, { name: 'v' }] }, /more than once/],
  [
    'a volume of two kinds',
    { volumes: [{ name: 'v', host: {}, configuredAtLaunch: true }] },
    /only one kind/,
  ],
  [
    'two volumes that are configured at launch',
    { volumes: ['a', 'b'].map(name => ({ name, configuredAtLaunch: true })) },
    /configured at launch/,
  ],
  [
    'an EFS access point in the clear',
    {
      volumes: [
        {
          name: 'v',
          efsVolumeConfiguration: {
            fileSystemId: 'fs-1',
            authorizationConfig: { accessPointId: 'fsap-1' },
          },
        },
      ],
    },
    /transit encryption/,
  ],
  ['the volumes of nobody', one({ volumesFrom: [{}] }), /Unknown container name ''/],
  ['its own volumes', one({ volumesFrom: [{ sourceContainer: 'app' }] }), /cycle/],
  [
    'a secret and a variable of one name',
    { executionRoleArn: role, ...one({ environment: [{ name: 'KEY' }], secrets: [secret] }) },
    /secret name must be unique/,
  ],
  ['secrets without a role', one({ secrets: [secret] }), /'executionRoleArn'/],
  [
    'a secret of another service',
    one({ secrets: [{ name: 'A', valueFrom: 'arn:aws:s3:::x' }] }),
    /Invalid secret/,
  ],
  [
    'an environment file that is none',
    one({ environmentFiles: [{ type: 's3', value: 'arn:aws:s3:::b/file.txt' }] }),
    /ends in .env/,
  ],
  ['a health check without CMD', one({ healthCheck: { command: ['curl'] } }), /CMD or CMD-SHELL/],
  [
    'a health check every second',
    one({ healthCheck: { command: ['CMD', 'true'], interval: 1 } }),
    /interval must be between 5 and 300/,
  ],
  ['awslogs without a group', one({ logConfiguration: { logDriver: 'awslogs' } }), /awslogs-group/],
  [
    'logs to a router that is not there',
    one({ logConfiguration: { logDriver: 'awsfirelens' } }),
    /^When awsfirelens log driver is specified in log configuration, a firelens configuration object must be specified\.$/,
  ],
  [
    'a placement expression that is none',
    { placementConstraints: [{ type: 'memberOf', expression: 'attribute:' }] },
    /Invalid expression/,
  ],
  [
    'a proxy that is no container',
    { networkMode: 'awsvpc', proxyConfiguration: { containerName: 'envoy' } },
    /proxy container 'envoy'/,
  ],
  [
    'a router of logs that nothing is logged to',
    one({ firelensConfiguration: { type: 'fluentbit' } }),
    /^When a firelensConfiguration object is specified, at least one container has to be configured with the awsfirelens log driver\.$/,
  ],
  [
    'a storage of 20 GiB',
    { ephemeralStorage: { sizeInGiB: 20 } },
    /^EphemeralStorage size should be at least 21$/,
  ],
  [
    'a storage of 201 GiB',
    { ephemeralStorage: { sizeInGiB: 201 } },
    /^EphemeralStorage size should be at most 200$/,
  ],
  [
    'Windows on ARM',
    {
      runtimePlatform: {
        operatingSystemFamily: 'WINDOWS_SERVER_2022_CORE',
        cpuArchitecture: 'ARM64',
      },
    },
    /ARM64/,
  ],
]

describe('a task definition is refused', () => {
  it.each(refused)('with %s', (_name, change, message) => {
    const refusal = refusalOf(change)
    expect(refusal?.code).toBe('ClientException')
    expect(refusal?.message).toMatch(message)
  })
})

const accepted: [string, Registration][] = [
  ['one small container', {}],
  ['a soft limit only', one({ memory: undefined, memoryReservation: 64 })],
  [
    'one port in bridge mode, mapped twice to any',
    two({ portMappings: [{ containerPort: 80 }] }, { portMappings: [{ containerPort: 80 }] }),
  ],
  [
    'one port over both protocols',
    one({ portMappings: [{ containerPort: 53 }, { containerPort: 53, protocol: 'udp' }] }),
  ],
  [
    'a chain of dependencies',
    two({ dependsOn: [{ containerName: 'other', condition: 'COMPLETE' }] }, { essential: false }),
  ],
  [
    'a parameter by its name',
    { executionRoleArn: role, ...one({ secrets: [{ name: 'A', valueFrom: 'prod/key' }] }) },
  ],
  ['an image by its digest', one({ image: `acme/app@sha256:${'a'.repeat(64)}` })],
  [
    'a named volume, mounted',
    {
      volumes: [{ name: 'v' }],
      ...one({ mountPoints: [{ sourceVolume: 'v', containerPath: '/v' }] }),
    },
  ],
]

describe('a task definition is taken', () => {
  it.each(accepted)('with %s', (_name, change) => {
    expect(refusalOf(change)?.message).toBeUndefined()
  })
})
