import { describe, expect, it } from 'vitest'
import { toAgentAttributes } from '../instances/agent-attributes.ts'
import { checkDefinition } from './check-definition.ts'
import { launchTypeProblem, toCompatibilities } from './launch-type-problem.ts'
import { toRequiredAttributes } from './required-attributes.ts'
import { app, onFargate, refusalOf, toRegisterRequest } from '../../../test/registration.ts'
import type { Registration } from '../../../test/registration.ts'

const one = (change: object) => ({ ...onFargate, containerDefinitions: [app(change)] })
const logsTo = (logDriver: string, options = {}) => ({ logConfiguration: { logDriver, options } })
const awslogs = {
  'awslogs-group': '/x',
  'awslogs-region': 'us-east-1',
  'awslogs-stream-prefix': 'run',
}

const notSupported = (member: string) =>
  `Fargate compatible task definitions do not support ${member}`
const linux = (linuxParameters: object) => one({ linuxParameters })
const volume = (change: object): Registration => ({ volumes: [{ name: 'v', ...change }] })

describe('Fargate refuses, in ECS’s words,', () => {
  it.each<[string, Registration, string]>([
    [
      'another network mode',
      { networkMode: 'bridge' },
      'Fargate only supports network mode ‘awsvpc’.',
    ],
    [
      'a task without a CPU',
      { cpu: undefined },
      "Fargate requires that 'cpu' be defined at the task level.",
    ],
    [
      'a task without a memory',
      { memory: undefined },
      "Fargate requires that 'memory' be defined at the task level.",
    ],
    [
      'a size that it lacks',
      { memory: '4096' },
      'No Fargate configuration exists for given values: 256 CPU, 4096 memory. See the Amazon ECS documentation for the valid values.',
    ],
    [
      'more CPU in containers than in the task',
      one({ cpu: 512 }),
      "The sum of all container 'cpu' values cannot be greater than the value of the task 'cpu'.",
    ],
    [
      'privileges',
      one({ privileged: true }),
      'Fargate requires that the ‘privileged’ setting be ‘false’ at the container level.',
    ],
    [
      'GPUs',
      one({ resourceRequirements: [{ type: 'GPU', value: '1' }] }),
      'Tasks using the Fargate launch type do not support GPU resource requirements.',
    ],
    [
      'security options of Docker',
      one({ dockerSecurityOptions: ['no-new-privileges'] }),
      notSupported('dockerSecurityOptions'),
    ],
    ['devices', linux({ devices: [{ hostPath: '/dev/x' }] }), notSupported('devices')],
    ['shared memory', linux({ sharedMemorySize: 64 }), notSupported('sharedMemorySize')],
    ['swap', linux({ maxSwap: 64 }), notSupported('maxSwap')],
    ['swappiness', linux({ swappiness: 10 }), notSupported('swappiness')],
    [
      'kernel capabilities',
      linux({ capabilities: { add: ['SYS_PTRACE', 'SYS_ADMIN'] } }),
      'SYS_ADMIN is not allowed on Fargate.',
    ],
    [
      'more than two minutes to stop',
      one({ stopTimeout: 121 }),
      'Tasks using the Fargate launch type must have a container stop timeout of less than 120 seconds.',
    ],
    [
      'other log drivers',
      one(logsTo('gelf')),
      'gelf is not a valid log driver. Must be one of [awslogs,splunk,awsfirelens]',
    ],
    [
      'awslogs without a role',
      { ...one(logsTo('awslogs', awslogs)), executionRoleArn: undefined },
      'Fargate requires task definition to have execution role ARN to support log driver awslogs.',
    ],
    [
      'awslogs without a prefix of its streams',
      one(logsTo('awslogs', { 'awslogs-group': '/x', 'awslogs-region': 'us-east-1' })),
      'Fargate requires log configuration options to include awslogs-stream-prefix to support log driver awslogs.',
    ],
    [
      'an image of ECR without a role',
      {
        ...one({ image: '111122223333.dkr.ecr.us-east-1.amazonaws.com/app' }),
        executionRoleArn: undefined,
      },
      'Fargate requires task definition to have execution role ARN to support ECR images.',
    ],
    [
      'the host’s processes',
      { pidMode: 'host' },
      "Tasks using the Fargate launch type do not support pidMode 'host'. The supported value for pidMode is 'task'.",
    ],
    [
      'shared memory between containers',
      { ipcMode: 'task' },
      'Tasks using the Fargate launch type do not support ipcMode.',
    ],
    [
      'placement',
      {
        placementConstraints: [{ type: 'memberOf', expression: 'attribute:ecs.os-type == linux' }],
      },
      notSupported('constraints'),
    ],
    [
      'inference accelerators',
      { inferenceAccelerators: [{ deviceName: 'device_1', deviceType: 'eia2.medium' }] },
      "Unsupported field 'inferenceAccelerators'",
    ],
    ['folders of the host', volume({ host: { sourcePath: '/v' } }), notSupported('sourcePath')],
    [
      'volumes of Docker',
      volume({ dockerVolumeConfiguration: {} }),
      notSupported('dockerVolumeConfiguration'),
    ],
    [
      'Windows on half a vCPU',
      {
        cpu: '512',
        memory: '1024',
        runtimePlatform: { operatingSystemFamily: 'WINDOWS_SERVER_2022_CORE' },
      },
      'No Fargate configuration exists for given values: 512 CPU, 1024 memory. See the Amazon ECS documentation for the valid values.',
    ],
  ])('%s', (_name, change, message) => {
    const asked = { ...onFargate, ...change }
    expect(refusalOf(asked)).toMatchObject({ code: 'ClientException', message })
    const onAny = toRegisterRequest({ ...asked, requiresCompatibilities: undefined })
    expect(toCompatibilities(onAny)).not.toContain('FARGATE')
  })

  it.each<[string, Registration]>([
    ['the one capability that it has', linux({ capabilities: { add: ['SYS_PTRACE'] } })],
    ['capabilities that are dropped', linux({ capabilities: { drop: ['NET_RAW'] } })],
    // containers-roadmap 736: supported since January 2026.
    ['tmpfs', linux({ tmpfs: [{ containerPath: '/tmp', size: 64 }] })],
    ['the task’s own processes', { pidMode: 'task' }],
    ['an empty volume', volume({})],
    ['awslogs with everything', one(logsTo('awslogs', awslogs))],
  ])('but not %s', (_name, change) => {
    expect(refusalOf({ ...onFargate, ...change })).toBeUndefined()
  })
})

describe('compatibilities', () => {
  it.each<[string, Registration, string[]]>([
    ['bridge mode', {}, ['EXTERNAL', 'EC2']],
    ['host mode', { networkMode: 'host' }, ['EXTERNAL', 'EC2', 'MANAGED_INSTANCES']],
    ['awsvpc mode without a size', { networkMode: 'awsvpc' }, ['EC2', 'MANAGED_INSTANCES']],
    ['a size of Fargate', onFargate, ['EC2', 'MANAGED_INSTANCES', 'FARGATE']],
  ])('of %s', (_name, change, expected) => {
    expect(toCompatibilities(toRegisterRequest(change))).toEqual(expected)
  })

  it('are what a definition may require', () => {
    const request = toRegisterRequest(onFargate)
    expect(launchTypeProblem('EXTERNAL', request)).toMatch(/awsvpc/)
    const wrong = toRegisterRequest({ requiresCompatibilities: ['MANAGED_INSTANCES'] })
    expect(() => checkDefinition(wrong)).toThrow(/Managed Instances/)
  })
})

describe('required attributes', () => {
  const namesOf = (change: Registration) =>
    toRequiredAttributes(toRegisterRequest(change)).map(({ name }) => name)
  const older = (name: string) => `com.amazonaws.ecs.capability.${name}`

  it('are those that AWS names for a plain Fargate task', () => {
    const change = {
      ...one({
        image: '111122223333.dkr.ecr.us-east-1.amazonaws.com/app',
        ...logsTo('awslogs', awslogs),
      }),
      taskRoleArn: 'arn:aws:iam::111122223333:role/app',
    }
    expect(namesOf(change).toSorted()).toEqual(
      [
        older('logging-driver.awslogs'),
        'ecs.capability.execution-role-awslogs',
        older('ecr-auth'),
        older('docker-remote-api.1.19'),
        older('task-iam-role'),
        'ecs.capability.execution-role-ecr-pull',
        older('docker-remote-api.1.18'),
        'ecs.capability.task-eni',
      ].toSorted(),
    )
    expect(namesOf({})).toEqual([])
  })

  it.each<[string, object, string]>([
    ['a soft limit', { memoryReservation: 64 }, older('docker-remote-api.1.21')],
    [
      'a health check',
      { healthCheck: { command: ['CMD', 'x'] } },
      'ecs.capability.container-health-check',
    ],
    ['a stop timeout', { stopTimeout: 30 }, 'ecs.capability.container-ordering'],
    ['privileges', { privileged: true }, older('privileged-container')],
    [
      'logs that do not block',
      logsTo('awslogs', { ...awslogs, mode: 'non-blocking' }),
      older('docker-remote-api.1.28'),
    ],
    [
      'a log group of its own',
      logsTo('awslogs', { ...awslogs, 'awslogs-create-group': 'true' }),
      older('docker-remote-api.1.29'),
    ],
    [
      'a parameter',
      { secrets: [{ name: 'A', valueFrom: 'key' }] },
      'ecs.capability.secrets.ssm.environment-variables',
    ],
    [
      'a secret',
      {
        secrets: [
          { name: 'A', valueFrom: 'arn:aws:secretsmanager:us-east-1:111122223333:secret:a' },
        ],
      },
      'ecs.capability.secrets.asm.environment-variables',
    ],
    [
      'an environment file',
      { environmentFiles: [{ type: 's3', value: 'arn:aws:s3:::b/a.env' }] },
      'ecs.capability.env-files.s3',
    ],
    [
      'a range of ports',
      { portMappings: [{ containerPortRange: '8-9' }] },
      'ecs.capability.network.container-port-range',
    ],
    [
      'an init process',
      { linuxParameters: { initProcessEnabled: true } },
      older('docker-remote-api.1.25'),
    ],
  ])('name what %s asks of an agent, and a current one has it', (_name, change, expected) => {
    expect(namesOf({ containerDefinitions: [app(change)] })).toContain(expected)
    const facts = {
      amiId: '',
      availabilityZone: '',
      cpuArchitecture: 'x86_64',
      instanceType: '',
      subnetId: '',
      vpcId: '',
    } as const
    expect(toAgentAttributes(facts).map(({ name }) => name)).toContain(expected)
  })
})
